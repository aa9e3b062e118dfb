/** Diz em quantos minutos a cozinha entrega o item pronto. */
export async function handler({
  quantidade,
}: {
  item: string;
  quantidade: number;
}): Promise<{ preparo: number }> {
  return { preparo: 20 + 5 * quantidade };
}
