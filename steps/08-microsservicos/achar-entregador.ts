/** Quem entrega em cada bairro. */
const entregadores: Readonly<Record<string, string>> = {
  Centro: 'Davi',
  Moema: 'Lúcia',
  Pinheiros: 'Otávio',
};

/** Ninguém entrega no bairro. */
class SemEntregador extends Error {
  override readonly name = 'SemEntregador';
}

/** Acha quem leva o pedido. */
export async function handler({ bairro }: { bairro: string }): Promise<{ entregador: string }> {
  const entregador = entregadores[bairro];
  if (entregador === undefined) throw new SemEntregador(`Ninguém entrega em ${bairro} agora.`);
  return { entregador };
}
