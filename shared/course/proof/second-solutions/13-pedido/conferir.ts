/** Um prato do cardápio; os preços, em centavos. */
interface Prato {
  id: string;
  nome: string;
  precos: Record<string, number>;
}

/** O que o modelo entendeu. Nada é certo até ser conferido. */
interface Anotado {
  itens?: { nome: string; quantidade: number; tamanho?: string }[];
  endereco?: { rua?: string; numero?: string; bairro?: string };
  pagamento?: string;
}

const mesmoTexto = (um: string, outro: string): boolean =>
  um.localeCompare(outro, 'pt-BR', { sensitivity: 'base' }) === 0;

/** Confere um pedido no cardápio: devolve os itens como estão na tabela, e o que falta perguntar. */
export async function handler({ pedido, cardapio }: { pedido: Anotado; cardapio: Prato[] }) {
  const itens: object[] = [];
  const falta: string[] = [];
  for (const { nome, quantidade, tamanho } of pedido.itens ?? []) {
    const prato = cardapio.find((cada) => mesmoTexto(cada.nome, nome));
    if (prato === undefined) {
      falta.push(`Infelizmente não servimos ${nome}. O que você quer no lugar de ${nome}?`);
      continue;
    }
    const tamanhos = Object.keys(prato.precos);
    const escolhido = tamanhos.includes('unico')
      ? 'unico'
      : tamanhos.find((cada) => mesmoTexto(cada, tamanho ?? ''));
    if (escolhido === undefined)
      falta.push(`De que tamanho é a ${prato.nome}? O tamanho pode ser ${tamanhos.join(' ou ')}.`);
    else
      itens.push({
        id: prato.id,
        nome: prato.nome,
        tamanho: escolhido,
        quantidade,
        preco: prato.precos[escolhido],
      });
  }
  if (itens.length === 0 && falta.length === 0) falta.push('Qual é o seu pedido?');
  const { rua, numero, bairro } = pedido.endereco ?? {};
  if (!rua || !numero || !bairro) falta.push('Para que endereço vai? Preciso da rua, do número e do bairro.');
  if (!pedido.pagamento) falta.push('E o pagamento, como vai ser?');
  return { itens, pergunta: falta.join(' ') };
}
