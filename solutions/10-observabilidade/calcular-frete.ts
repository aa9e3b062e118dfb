/** Diz quanto custa a entrega, em reais. */
export async function handler({ bairro }: { bairro: string }): Promise<{ frete: number }> {
  return { frete: bairro === 'Centro' ? 5 : 9 };
}
