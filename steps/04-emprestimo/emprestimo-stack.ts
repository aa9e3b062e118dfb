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

/** A aprovação de um empréstimo: quatro estados e uma função que dá o score de crédito. */
export class EmprestimoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region funcao
    const funcaoDeCredito = new NodejsFunction(this, 'FuncaoDeCredito', {
      entry: path.join(import.meta.dirname, 'verificar-credito.ts'),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(3),
    });
    // #endregion funcao

    // #region receber
    // Do passo 03: guarda os dados em variáveis e calcula a parcela, com juros de 2% ao mês.
    const receberSolicitacao = sfn.Pass.jsonata(this, 'Receber solicitação', {
      assign: {
        nome: '{% $states.input.nome %}',
        renda: '{% $states.input.renda %}',
        parcela: '{% $round($states.input.valor * 0.02 / (1 - $power(1.02, -$states.input.parcelas)), 2) %}',
      },
    });
    // #endregion receber

    // TODO(2): crie o estado "Verificar crédito", que chama a função com renda e parcela e guarda o score.
    // fim do TODO(2)

    // TODO(3): crie "Enviar notificação", que monta a saída com nome, score, parcela, decisao e mensagem.
    // fim do TODO(3)

    // TODO(4): crie "Aprovar ou rejeitar". Score de 700 ou mais: decisao "APROVADO". Senão, "REJEITADO".
    // fim do TODO(4)

    // TODO(5): ligue os quatro estados, na ordem.
    const fluxo = receberSolicitacao;
    // fim do TODO(5)

    new sfn.StateMachine(this, 'AprovacaoDeEmprestimo', {
      definitionBody: sfn.DefinitionBody.fromChainable(fluxo),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }
}
