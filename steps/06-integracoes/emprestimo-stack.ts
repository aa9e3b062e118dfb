import path from 'node:path';
import {
  type App,
  Duration,
  aws_dynamodb as dynamodb,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
  aws_stepfunctions as sfn,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
  aws_stepfunctions_tasks as tasks,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** A aprovação de um empréstimo que guarda a decisão, escreve o contrato e avisa, sem função no meio. */
export class EmprestimoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region recursos
    const decisoes = new dynamodb.Table(this, 'Decisoes', {
      partitionKey: { name: 'cpf', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const documentos = new s3.Bucket(this, 'Documentos', { removalPolicy: RemovalPolicy.DESTROY });
    const avisos = new sns.Topic(this, 'Avisos');
    avisos.addSubscription(new subscriptions.EmailSubscription('ana@example.com'));
    // #endregion recursos

    // TODO(1): crie "Guardar decisão", que grava cpf, decisao e score na tabela Decisoes.
    // fim do TODO(1)

    // TODO(2): crie "Escrever contrato", que grava contratos/CPF.txt no bucket Documentos, e só pode gravar ali.
    // fim do TODO(2)

    // TODO(3): crie "Enviar notificação", que publica no tópico Avisos o nome e a decisão.
    // fim do TODO(3)

    // TODO(4): ligue os três. O contrato é só de quem teve a decisão APROVADO.
    const depoisDaDecisao = sfn.Pass.jsonata(this, 'Decidido', {
      outputs: { decisao: '{% $decisao %}', score: '{% $score %}' },
    });
    // fim do TODO(4)

    const fluxo = this.decidir(depoisDaDecisao);
    new sfn.StateMachine(this, 'AprovacaoDeEmprestimo', {
      definitionBody: sfn.DefinitionBody.fromChainable(fluxo),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }

  /** O que veio do passo 05: consulta o birô e decide, haja o que houver. */
  private decidir(depois: sfn.IChainable): sfn.IChainable {
    const receberSolicitacao = sfn.Pass.jsonata(this, 'Receber solicitação', {
      assign: {
        nome: '{% $states.input.nome %}',
        cpf: '{% $states.input.cpf %}',
        renda: '{% $states.input.renda %}',
        parcelas: '{% $states.input.parcelas %}',
        parcela: '{% $round($states.input.valor * 0.02 / (1 - $power(1.02, -$states.input.parcelas)), 2) %}',
        score: 0,
      },
    });
    const verificarCredito = tasks.LambdaInvoke.jsonata(this, 'Verificar crédito', {
      lambdaFunction: new NodejsFunction(this, 'Biro', {
        entry: path.join(import.meta.dirname, 'consultar-biro.ts'),
        runtime: Runtime.NODEJS_22_X,
        timeout: Duration.minutes(1),
      }),
      payload: sfn.TaskInput.fromObject({
        cpf: '{% $cpf %}',
        renda: '{% $renda %}',
        parcela: '{% $parcela %}',
      }),
      assign: { score: '{% $states.result.Payload.score %}' },
      taskTimeout: sfn.Timeout.duration(Duration.seconds(10)),
      retryOnServiceExceptions: false,
    });
    const pedirCorrecao = sfn.Pass.jsonata(this, 'Pedir correção', { assign: { decisao: 'CORRIGIR' } });
    const encaminhar = sfn.Pass.jsonata(this, 'Encaminhar para análise', {
      assign: { decisao: 'EM_ANALISE' },
    });
    verificarCredito
      .addRetry({
        errors: ['Lambda.TooManyRequestsException', sfn.Errors.TIMEOUT],
        interval: Duration.seconds(2),
        maxAttempts: 5,
        maxDelay: Duration.seconds(20),
        jitterStrategy: sfn.JitterType.FULL,
      })
      .addCatch(pedirCorrecao.next(depois), { errors: ['CpfInvalido'] })
      .addCatch(encaminhar.next(depois));
    const aprovarOuRejeitar = sfn.Choice.jsonata(this, 'Aprovar ou rejeitar', {
      assign: { decisao: 'REJEITADO' },
    })
      .when(sfn.Condition.jsonata('{% $score >= 700 %}'), depois, { assign: { decisao: 'APROVADO' } })
      .otherwise(depois);
    return receberSolicitacao.next(verificarCredito).next(aprovarOuRejeitar);
  }
}
