/** O que a máquina envia: a pessoa, a renda e a parcela do mês, em reais. */
export interface Consulta {
  cpf: string;
  renda: number;
  parcela: number;
}

/** O CPF não tem onze números: perguntar de novo não muda a resposta. */
class CpfInvalido extends Error {
  override readonly name = 'CpfInvalido';
}

/** O birô de crédito: dá um score de 0 a 1000. Ele é de outra empresa, e às vezes falha. */
export async function handler({ cpf, renda, parcela }: Consulta): Promise<{ score: number }> {
  if (!/^\d{11}$/.test(cpf)) throw new CpfInvalido(`O CPF ${cpf} não tem onze números.`);
  return { score: Math.max(0, Math.round(1000 * (1 - parcela / renda))) };
}
