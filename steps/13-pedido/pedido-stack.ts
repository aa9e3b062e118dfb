import path from 'node:path';
import {
  type App,
  aws_dynamodb as dynamodb,
  aws_iam as iam,
  RemovalPolicy,
  Stack,
  aws_stepfunctions as sfn,
  aws_sqs as sqs,
} from 'aws-cdk-lib';

/** O modelo que entende o pedido. Ele precisa saber usar ferramentas. */
const MODELO = 'amazon.nova-micro-v1:0';

/**
 * A máquina que entende um pedido, o cardápio que ela consulta e a fila das perguntas ao cliente.
 *
 * Na tabela `Cardapio`: `id`, `nome`, `categoria` e `precos`, um mapa de tamanho para centavos.
 * Na fila `Conversa`: `{ cliente, texto, token }`. Quem responde envia `{ texto }` com `SendTaskSuccess`.
 */
export class PedidoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region recursos
    const cardapio = new dynamodb.Table(this, 'Cardapio', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const conversa = new sqs.Queue(this, 'Conversa');
    // #endregion recursos

    const maquina = new sfn.StateMachine(this, 'Pedido', {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(import.meta.dirname, 'pedido.asl.json')),
      definitionSubstitutions: {
        Modelo: MODELO,
        Cardapio: cardapio.tableName,
        Conversa: conversa.queueUrl,
      },
    });
    cardapio.grant(maquina, 'dynamodb:Scan');
    conversa.grantSendMessages(maquina);
    maquina.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [
          this.formatArn({
            service: 'bedrock',
            account: '',
            resource: 'foundation-model',
            resourceName: MODELO,
          }),
        ],
      }),
    );
  }
}
