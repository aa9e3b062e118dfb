import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendTaskFailureCommand, SFNClient, TaskTimedOut } from '@aws-sdk/client-sfn';

const dynamodb = new DynamoDBClient();
const stepFunctions = new SFNClient();
const tabela = process.env.TABELA_DE_PEDIDOS;

/** As etapas em que ainda dá para voltar atrás. */
const CANCELAVEIS = ['NA_COZINHA', 'PROCURANDO_ENTREGADOR'];

/** Cancela um pedido, se ainda dá tempo: devolve à máquina o token da etapa em que ele está, com um erro. */
export async function handler({
  pedido,
}: {
  pedido: string;
}): Promise<{ cancelado: boolean; texto: string }> {
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: tabela, Key: { pedido: { S: pedido } }, ConsistentRead: true }),
  );
  const situacao = Item?.situacao?.S;
  const token = Item?.token?.S;
  if (situacao === 'A_CAMINHO')
    return { cancelado: false, texto: 'O seu pedido já saiu para entrega, e não dá mais para cancelar.' };
  if (situacao === undefined || token === undefined || !CANCELAVEIS.includes(situacao))
    return { cancelado: false, texto: 'Não há nada a cancelar neste pedido.' };
  try {
    await stepFunctions.send(
      new SendTaskFailureCommand({
        taskToken: token,
        error: 'PedidoCancelado',
        cause: 'O cliente cancelou o pedido.',
      }),
    );
    return { cancelado: true, texto: 'Pronto, o seu pedido foi cancelado.' };
  } catch (erro) {
    // A etapa terminou entre a leitura e a resposta: quem chegou primeiro vale.
    if (!(erro instanceof TaskTimedOut)) throw erro;
    return { cancelado: false, texto: 'O seu pedido acabou de mudar de etapa. Tente outra vez.' };
  }
}
