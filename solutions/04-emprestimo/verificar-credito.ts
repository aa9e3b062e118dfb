/** O que a máquina envia: a renda e a parcela do mês, em reais. */
export interface Consulta {
  renda: number;
  parcela: number;
}

/** Dá um score de 0 a 1000: quanto menos da renda a parcela ocupa, maior o score. */
export async function handler({ renda, parcela }: Consulta): Promise<{ score: number }> {
  // TODO(1): calcule o score. Ele é 1000 × (1 − parcela ÷ renda), arredondado, e nunca menor que zero.
  const score = Math.max(0, Math.round(1000 * (1 - parcela / renda)));
  // fim do TODO(1)
  return { score };
}
