import { createHash } from 'node:crypto';

/** O que a máquina envia; `valor` em reais. */
export interface Venda {
  nome: string;
  produto: string;
  valor: number;
}

/** Emite a nota da venda e devolve o número dela. */
export async function handler({ nome, produto, valor }: Venda): Promise<{ nota: string }> {
  const resumo = createHash('sha256').update(`${nome}/${produto}/${valor}`).digest('hex');
  return { nota: `NF-${resumo.slice(0, 6).toUpperCase()}` };
}
