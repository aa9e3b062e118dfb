/** A mesma regra, contada pelo outro lado: quanto da renda sobra, em milésimos. */
export const handler = async (pedido: { renda: number; parcela: number }) => {
  const sobra = pedido.renda - pedido.parcela;
  if (sobra <= 0) return { score: 0 };
  return { score: Math.round((sobra * 1000) / pedido.renda) };
};
