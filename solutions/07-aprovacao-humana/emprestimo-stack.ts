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

/** A aprovação de um empréstimo em que os valores grandes esperam por um analista. */
export class EmprestimoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region recursos
    const documentos = new s3.Bucket(this, 'Documentos', { removalPolicy: RemovalPolicy.DESTROY });
    const analistas = new sns.Topic(this, 'Analistas');
    analistas.addSubscription(new subscriptions.EmailSubscription('analista@example.com'));
    const responder = this.funcao('Responder', 'responder.ts');
    // #endregion recursos
    const depoisDaDecisao = this.guardarEAvisar(documentos);

    // TODO(1): crie "Pedir análise", que escreve aos analistas com o token, espera e guarda decisao e motivo.
    const pedirAnalise = tasks.SnsPublish.jsonata(this, 'Pedir análise', {
      topic: analistas,
      subject: 'Um empréstimo espera por você',
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      message: sfn.TaskInput.fromObject({
        token: '{% $states.context.Task.Token %}',
        nome: '{% $nome %}',
        valor: '{% $valor %}',
        documento: `{% 's3://${documentos.bucketName}/documentos/' & $cpf & '.pdf' %}`,
      }),
      heartbeatTimeout: sfn.Timeout.duration(Duration.days(1)),
      taskTimeout: sfn.Timeout.duration(Duration.days(3)),
      assign: { decisao: '{% $states.result.decisao %}', motivo: '{% $states.result.motivo %}' },
    });
    // fim do TODO(1)

    // TODO(2): o prazo que vence e o documento ilegível também são decisões: PRAZO_VENCIDO e CORRIGIR, com o motivo.
    const prazoVencido = sfn.Pass.jsonata(this, 'Prazo vencido', {
      assign: { decisao: 'PRAZO_VENCIDO', motivo: 'nenhum analista respondeu a tempo' },
    });
    const devolverDocumento = sfn.Pass.jsonata(this, 'Devolver documento', {
      assign: { decisao: 'CORRIGIR', motivo: '{% $states.input.Cause %}' },
    });
    pedirAnalise
      .addCatch(prazoVencido.next(depoisDaDecisao), {
        errors: [sfn.Errors.TIMEOUT, sfn.Errors.HEARTBEAT_TIMEOUT],
      })
      .addCatch(devolverDocumento.next(depoisDaDecisao), { errors: ['DocumentoIlegivel'] });
    // fim do TODO(2)

    // TODO(3): crie "Precisa de analista?": só um APROVADO de mais de 50 mil reais espera por uma pessoa.
    const conferir = sfn.Choice.jsonata(this, 'Precisa de analista?')
      .when(
        sfn.Condition.jsonata("{% $decisao = 'APROVADO' and $valor > 50000 %}"),
        pedirAnalise.next(depoisDaDecisao),
      )
      .otherwise(depoisDaDecisao);
    // fim do TODO(3)

    const maquina = new sfn.StateMachine(this, 'AprovacaoDeEmprestimo', {
      definitionBody: sfn.DefinitionBody.fromChainable(this.decidir(conferir)),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });

    // TODO(4): permita que a função Responder devolva os tokens desta máquina.
    maquina.grantTaskResponse(responder);
    // fim do TODO(4)
  }

  /** O que veio do passo 06: guarda a decisão, escreve o contrato de quem o tem e avisa o cliente. */
  private guardarEAvisar(documentos: s3.Bucket): sfn.IChainable {
    const decisoes = new dynamodb.Table(this, 'Decisoes', {
      partitionKey: { name: 'cpf', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const avisos = new sns.Topic(this, 'Avisos');
    avisos.addSubscription(new subscriptions.EmailSubscription('ana@example.com'));

    const guardarDecisao = tasks.DynamoPutItem.jsonata(this, 'Guardar decisão', {
      table: decisoes,
      item: {
        cpf: tasks.DynamoAttributeValue.fromString('{% $cpf %}'),
        decisao: tasks.DynamoAttributeValue.fromString('{% $decisao %}'),
        motivo: tasks.DynamoAttributeValue.fromString('{% $motivo %}'),
        score: tasks.DynamoAttributeValue.numberFromString('{% $string($score) %}'),
      },
    });
    const escreverContrato = tasks.CallAwsService.jsonata(this, 'Escrever contrato', {
      service: 's3',
      action: 'putObject',
      parameters: {
        Bucket: documentos.bucketName,
        Key: "{% 'contratos/' & $cpf & '.txt' %}",
        Body: "{% $nome & ' pagará ' & $parcelas & ' parcelas de R$ ' & $parcela & '.' %}",
      },
      iamResources: [documentos.arnForObjects('contratos/*')],
    });
    const enviarNotificacao = tasks.SnsPublish.jsonata(this, 'Enviar notificação', {
      topic: avisos,
      subject: 'Seu pedido de empréstimo',
      message: sfn.TaskInput.fromText(
        "{% $nome & ', a sua solicitação está assim: ' & $decisao & '.' & ($motivo = '' ? '' : ' Motivo: ' & $motivo & '.') %}",
      ),
      outputs: { decisao: '{% $decisao %}', motivo: '{% $motivo %}', score: '{% $score %}' },
    });
    return guardarDecisao.next(
      sfn.Choice.jsonata(this, 'Tem contrato?')
        .when(sfn.Condition.jsonata("{% $decisao = 'APROVADO' %}"), escreverContrato.next(enviarNotificacao))
        .otherwise(enviarNotificacao),
    );
  }

  /** O que veio do passo 05: consulta o birô e decide, haja o que houver. */
  private decidir(depois: sfn.IChainable): sfn.IChainable {
    const receberSolicitacao = sfn.Pass.jsonata(this, 'Receber solicitação', {
      assign: {
        nome: '{% $states.input.nome %}',
        cpf: '{% $states.input.cpf %}',
        renda: '{% $states.input.renda %}',
        valor: '{% $states.input.valor %}',
        parcelas: '{% $states.input.parcelas %}',
        parcela: '{% $round($states.input.valor * 0.02 / (1 - $power(1.02, -$states.input.parcelas)), 2) %}',
        score: 0,
        motivo: '',
      },
    });
    const verificarCredito = tasks.LambdaInvoke.jsonata(this, 'Verificar crédito', {
      lambdaFunction: this.funcao('Biro', 'consultar-biro.ts'),
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

  private funcao(id: string, arquivo: string): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: path.join(import.meta.dirname, arquivo),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.minutes(1),
    });
  }
}
