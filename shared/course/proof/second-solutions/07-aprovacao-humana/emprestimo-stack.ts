import path from 'node:path';
import {
  type App,
  Duration,
  aws_dynamodb as dynamodb,
  aws_iam as iam,
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

/** A mesma aprovação, com uma função que escreve ao analista e os erros tratados no próprio Catch. */
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

    const avisarAnalista = this.funcao('AvisarAnalista', 'avisar-analista.ts');
    avisarAnalista.addEnvironment('TOPICO', analistas.topicArn);
    analistas.grantPublish(avisarAnalista);
    const ouvirAnalista = tasks.LambdaInvoke.jsonata(this, 'Ouvir quem entende', {
      lambdaFunction: avisarAnalista,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: sfn.TaskInput.fromObject({
        quem: '{% $nome %}',
        quanto: '{% $valor %}',
        onde: `{% 'https://${documentos.bucketName}.s3.amazonaws.com/documentos/' & $cpf & '.pdf' %}`,
        resposta: '{% $states.context.Task.Token %}',
      }),
      heartbeatTimeout: sfn.Timeout.duration(Duration.hours(24)),
      taskTimeout: sfn.Timeout.duration(Duration.hours(72)),
      assign: { resposta: '{% $states.result %}' },
    });
    const anotar = sfn.Pass.jsonata(this, 'Anotar resposta', {
      assign: { decisao: '{% $resposta.decisao %}', motivo: '{% $resposta.motivo %}' },
    });

    ouvirAnalista
      .addCatch(depoisDaDecisao, {
        errors: ['DocumentoIlegivel'],
        assign: { decisao: 'CORRIGIR', motivo: '{% $states.errorOutput.Cause %}' },
      })
      .addCatch(depoisDaDecisao, {
        errors: [sfn.Errors.ALL],
        assign: { decisao: 'PRAZO_VENCIDO', motivo: 'o prazo da análise acabou' },
      });

    const conferir = sfn.Choice.jsonata(this, 'Basta o score?')
      .when(sfn.Condition.jsonata("{% $decisao != 'APROVADO' %}"), depoisDaDecisao)
      .when(sfn.Condition.jsonata('{% $valor <= 50000 %}'), depoisDaDecisao)
      .otherwise(ouvirAnalista.next(anotar).next(depoisDaDecisao));

    const maquina = new sfn.StateMachine(this, 'AprovacaoDeEmprestimo', {
      definitionBody: sfn.DefinitionBody.fromChainable(this.decidir(conferir)),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });

    responder.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
        resources: [maquina.stateMachineArn],
      }),
    );
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
