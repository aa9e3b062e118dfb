import * as dynamodb from '@aws-sdk/client-dynamodb';

const cliente = new dynamodb.DynamoDBClient();
const tabela = process.env.TABELA_DE_COBRANCAS;

/** O que a máquina envia; valores em reais. */
export interface Cobranca {
  pedido: string;
  valor: number;
  limite: number;
}

/** O cartão não aceita a compra. */
class CartaoRecusado extends Error {
  override readonly name = 'CartaoRecusado';
}

/** Cobra um pedido e devolve o recibo. Chamada duas vezes para o mesmo pedido, cobra uma só. */
export async function handler({ pedido, valor, limite }: Cobranca): Promise<{ recibo: string }> {
  if (valor > limite) throw new CartaoRecusado(`O limite é R$ ${limite}, e a compra é de R$ ${valor}.`);
  const recibo = crypto.randomUUID();
  const registro = {
    pedido: { S: pedido },
    valor: { N: String(valor) },
    recibo: { S: recibo },
    situacao: { S: 'COBRADA' },
  };
  // TODO(1): se o pedido já foi cobrado, devolva o recibo de antes, sem gravar outra cobrança.
  await cliente.send(new dynamodb.PutItemCommand({ TableName: tabela, Item: registro }));
  return { recibo };
  // fim do TODO(1)
}
