import path from 'node:path';
import {
  type App,
  Duration,
  Stack,
  aws_stepfunctions as sfn,
  aws_stepfunctions_tasks as tasks,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** A aprovação de um empréstimo, com um birô de crédito que recusa, demora e falha. */
export class EmprestimoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const biro = new NodejsFunction(this, 'Biro', {
      entry: path.join(import.meta.dirname, 'consultar-biro.ts'),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.minutes(1),
    });

    const receberSolicitacao = sfn.Pass.jsonata(this, 'Receber solicitação', {
      assign: {
        nome: '{% $states.input.nome %}',
        cpf: '{% $states.input.cpf %}',
        renda: '{% $states.input.renda %}',
        parcela: '{% $round($states.input.valor * 0.02 / (1 - $power(1.02, -$states.input.parcelas)), 2) %}',
        score: null,
      },
    });

    const verificarCredito = tasks.LambdaInvoke.jsonata(this, 'Verificar crédito', {
      lambdaFunction: biro,
      payload: sfn.TaskInput.fromObject({
        cpf: '{% $cpf %}',
        renda: '{% $renda %}',
        parcela: '{% $parcela %}',
      }),
      assign: { score: '{% $states.result.Payload.score %}' },
      // O CDK escreveria um Retry por nós. Neste passo, quem escreve é você.
      retryOnServiceExceptions: false,
      // TODO(1): desista de uma consulta que passar de 10 segundos.
      taskTimeout: sfn.Timeout.duration(Duration.seconds(10)),
      // fim do TODO(1)
    });

    const enviarNotificacao = sfn.Pass.jsonata(this, 'Enviar notificação', {
      outputs: {
        nome: '{% $nome %}',
        score: '{% $score %}',
        decisao: '{% $decisao %}',
        mensagem: "{% $nome & ', a sua solicitação está assim: ' & $decisao & '.' %}",
      },
    });

    // #region saidas
    // As duas saídas de emergência. Elas ainda não estão ligadas a nada.
    const pedirCorrecao = sfn.Pass.jsonata(this, 'Pedir correção', {
      assign: { decisao: 'CORRIGIR' },
    });
    const encaminharParaAnalise = sfn.Pass.jsonata(this, 'Encaminhar para análise', {
      assign: { decisao: 'EM_ANALISE' },
    });
    // #endregion saidas

    // TODO(2): tente de novo quando vale a pena: excesso de pedidos e tempo esgotado.
    verificarCredito.addRetry({
      errors: ['Lambda.TooManyRequestsException', sfn.Errors.TIMEOUT],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 5,
      maxDelay: Duration.seconds(20),
      jitterStrategy: sfn.JitterType.FULL,
    });
    // fim do TODO(2)

    // TODO(3): o CPF errado vai para "Pedir correção", sem tentar de novo.
    verificarCredito.addCatch(pedirCorrecao.next(enviarNotificacao), { errors: ['CpfInvalido'] });
    // fim do TODO(3)

    // TODO(4): qualquer outra falha vai para "Encaminhar para análise".
    verificarCredito.addCatch(encaminharParaAnalise.next(enviarNotificacao));
    // fim do TODO(4)

    const aprovarOuRejeitar = sfn.Choice.jsonata(this, 'Aprovar ou rejeitar', {
      assign: { decisao: 'REJEITADO' },
    })
      .when(sfn.Condition.jsonata('{% $score >= 700 %}'), enviarNotificacao, {
        assign: { decisao: 'APROVADO' },
      })
      .otherwise(enviarNotificacao);

    new sfn.StateMachine(this, 'AprovacaoDeEmprestimo', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        receberSolicitacao.next(verificarCredito).next(aprovarOuRejeitar),
      ),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }
}
