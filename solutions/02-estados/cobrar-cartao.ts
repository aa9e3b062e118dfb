/** O que a máquina envia; `valor` em reais. */
export interface Cobranca {
  cartao: string;
  valor: number;
}

/** O que o banco responde. `segundos` é quanto ele pede para esperar até o dinheiro cair. */
export interface Resposta {
  situacao: 'APROVADA' | 'RECUSADA';
  segundos: number;
}

/** Finge ser o banco: recusa os cartões que terminam em zero e pede mais tempo para valores maiores. */
export async function handler({ cartao, valor }: Cobranca): Promise<Resposta> {
  return {
    situacao: cartao.endsWith('0') ? 'RECUSADA' : 'APROVADA',
    segundos: valor < 100 ? 5 : 30,
  };
}
