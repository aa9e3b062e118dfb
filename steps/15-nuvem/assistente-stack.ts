import path from 'node:path';
import {
  type App,
  Duration,
  aws_dynamodb as dynamodb,
  aws_iam as iam,
  RemovalPolicy,
  Stack,
  aws_stepfunctions as sfn,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** O modelo que entende o pedido e escreve os avisos. Ele precisa saber usar ferramentas. */
const MODELO = 'amazon.nova-micro-v1:0';

/**
 * O assistente de delivery: a máquina do pedido, a dos avisos e tudo o que elas usam.
 *
 * Quem fala com ele precisa saber de quatro coisas:
 * - a entrada é `{ cliente, telefone, mensagem }`, e o nome da execução é o número do pedido;
 * - na fila `Conversa` chega o que se diz ao cliente, `{ cliente, texto, token }`, e a resposta dele é
 *   `SendTaskSuccess` com `{ texto }`;
 * - na tabela `Pedidos`, `situacao` diz em que pé está o pedido, e `token` é de quem deve responder agora: a cozinha
 *   em `NA_COZINHA`, o entregador em `PROCURANDO_ENTREGADOR` (com `{ entregador }`) e em `A_CAMINHO`;
 * - a função `Cancelar` recebe `{ pedido }`.
 */
export class AssistenteStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region recursos
    const cardapio = this.tabela('Cardapio', 'id');
    const bairros = this.tabela('Bairros', 'bairro');
    const cupons = this.tabela('Cupons', 'cupom');
    const pedidos = this.tabela('Pedidos', 'pedido');
    const cobrancas = this.tabela('Cobrancas', 'pedido');
    const conversa = new sqs.Queue(this, 'Conversa');

    const cobrar = this.funcao('Cobrar', 'cobrar.ts', { TABELA_DE_COBRANCAS: cobrancas.tableName });
    cobrancas.grant(cobrar, 'dynamodb:PutItem', 'dynamodb:GetItem');
    const cancelar = this.funcao('Cancelar', 'cancelar.ts', { TABELA_DE_PEDIDOS: pedidos.tableName });
    pedidos.grant(cancelar, 'dynamodb:GetItem');
    // #endregion recursos

    const avisar = this.maquina('Avisar', 'avisar.asl.json', { Modelo: MODELO });
    this.permitirModelo(avisar);
    // Um SMS não tem ARN: quem manda para um telefone precisa do asterisco.
    avisar.addToRolePolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));

    const assistente = this.maquina('Assistente', 'assistente.asl.json', {
      Modelo: MODELO,
      Cardapio: cardapio.tableName,
      Bairros: bairros.tableName,
      Cupons: cupons.tableName,
      Pedidos: pedidos.tableName,
      Cobrancas: cobrancas.tableName,
      Conversa: conversa.queueUrl,
      Cobrar: cobrar.functionArn,
      Avisar: avisar.stateMachineArn,
    });
    this.permitirModelo(assistente);
    cardapio.grant(assistente, 'dynamodb:Scan');
    bairros.grant(assistente, 'dynamodb:Scan');
    cupons.grant(assistente, 'dynamodb:GetItem');
    pedidos.grant(assistente, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    cobrancas.grant(assistente, 'dynamodb:UpdateItem');
    conversa.grantSendMessages(assistente);
    cobrar.grantInvoke(assistente);
    this.permitirEsperar(assistente, avisar);
    assistente.grantTaskResponse(cancelar);
  }

  /** `.sync:2` inicia a outra máquina e a acompanha, por uma regra do EventBridge que a AWS administra. */
  private permitirEsperar(quem: sfn.StateMachine, outra: sfn.StateMachine): void {
    outra.grantStartExecution(quem);
    outra.grantExecution(quem, 'states:DescribeExecution', 'states:StopExecution');
    quem.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        resources: [
          this.formatArn({
            service: 'events',
            resource: 'rule',
            resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
          }),
        ],
      }),
    );
  }

  private permitirModelo(maquina: sfn.StateMachine): void {
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

  private maquina(id: string, arquivo: string, nomes: Record<string, string>): sfn.StateMachine {
    return new sfn.StateMachine(this, id, {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(import.meta.dirname, arquivo)),
      definitionSubstitutions: nomes,
    });
  }

  private tabela(id: string, chave: string): dynamodb.Table {
    return new dynamodb.Table(this, id, {
      partitionKey: { name: chave, type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private funcao(id: string, arquivo: string, environment: Record<string, string>): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: path.join(import.meta.dirname, arquivo),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(10),
      environment,
    });
  }
}
