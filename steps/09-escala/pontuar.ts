import modelos from './modelos.json' with { type: 'json' };

/** Uma linha do CSV. Nela, tudo é texto. */
export interface Cliente {
  cpf: string;
  renda: string;
  parcela: string;
  atrasos: string;
  meses: string;
}

/** O que a máquina envia: a versão do modelo e os clientes a pontuar. */
export interface Lote {
  modelo: keyof typeof modelos;
  clientes: Cliente[];
}

/** A linha não tem como ser pontuada: tentar de novo não muda a resposta. */
class LinhaInvalida extends Error {
  override readonly name = 'LinhaInvalida';
}

// #region pontuar
/** Dá um score de 0 a 1000 a cada cliente. Uma linha inválida derruba o lote inteiro. */
export async function handler({ modelo, clientes }: Lote): Promise<{ cpf: string; score: number }[]> {
  const pesos = modelos[modelo];
  if (!pesos) throw new Error(`Não há um modelo com o nome ${modelo}.`);
  return clientes.map((cliente) => {
    const { renda, parcela, atrasos, meses } = validar(cliente);
    const soma =
      pesos.base +
      pesos.comprometimento * (parcela / renda) +
      pesos.atrasos * atrasos +
      pesos.anos * (meses / 12);
    return { cpf: cliente.cpf, score: Math.round(1000 / (1 + Math.exp(-soma))) };
  });
}
// #endregion pontuar

/** Os números de uma linha. @throws {LinhaInvalida} quando falta algum */
function validar({ cpf, renda, parcela, atrasos, meses }: Cliente) {
  const numeros = {
    renda: Number(renda),
    parcela: Number(parcela),
    atrasos: Number(atrasos),
    meses: Number(meses),
  };
  const servem = Object.values(numeros).every((numero) => numero >= 0) && numeros.renda > 0;
  if (!/^\d{11}$/.test(cpf) || !servem)
    throw new LinhaInvalida(`A linha do CPF ${cpf} não tem como ser pontuada.`);
  return numeros;
}
