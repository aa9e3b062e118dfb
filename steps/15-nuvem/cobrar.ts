import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

const cliente = new DynamoDBClient();
const tabela = process.env.TABELA_DE_COBRANCAS;

/** Até quanto este banco de mentira aceita em um cartão, em centavos. */
const LIMITE_DO_CARTAO = 50_000;

/** O que a máquina envia; o valor, em centavos. */
export interface Cobranca {
  pedido: string;
  valor: number;
  pagamento: 'pix' | 'cartao' | 'dinheiro';
}

/** O cartão não aceita a compra. */
class CartaoRecusado extends Error {
  override readonly name = 'CartaoRecusado';
}

/** Cobra um pedido e devolve o recibo. Chamada duas vezes para o mesmo pedido, cobra uma só. */
export async function handler({ pedido, valor, pagamento }: Cobranca): Promise<{ recibo: string }> {
  if (pagamento === 'cartao' && valor > LIMITE_DO_CARTAO)
    throw new CartaoRecusado(`O limite do cartão é de ${LIMITE_DO_CARTAO} centavos.`);
  const recibo = crypto.randomUUID();
  try {
    await cliente.send(
      new PutItemCommand({
        TableName: tabela,
        Item: {
          pedido: { S: pedido },
          valor: { N: String(valor) },
          recibo: { S: recibo },
          situacao: { S: 'COBRADA' },
        },
        ConditionExpression: 'attribute_not_exists(pedido)',
      }),
    );
    return { recibo };
  } catch (erro) {
    if (!(erro instanceof ConditionalCheckFailedException)) throw erro;
    const anterior = await cliente.send(
      new GetItemCommand({ TableName: tabela, Key: { pedido: { S: pedido } } }),
    );
    return { recibo: anterior.Item?.recibo?.S ?? recibo };
  }
}
