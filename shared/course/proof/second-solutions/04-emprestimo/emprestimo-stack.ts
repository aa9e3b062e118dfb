import path from 'node:path';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import {
  Choice,
  Condition,
  DefinitionBody,
  JsonPath,
  Pass,
  StateMachine,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/**
 * O mesmo empréstimo em JSONPath: em vez de variáveis, o JSON viaja e cresce; a pergunta é feita ao contrário;
 * e os estados são ligados do último ao primeiro.
 */
export class EmprestimoStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const credito = new NodejsFunction(this, 'Credito', {
      entry: path.join(import.meta.dirname, 'verificar-credito.ts'),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(2),
    });

    const notificar = new Pass(this, 'Enviar notificação', {
      parameters: {
        'nome.$': '$.nome',
        'score.$': '$.credito.score',
        'parcela.$': '$.parcela',
        'decisao.$': '$decisao',
        'mensagem.$': "States.Format('Olá, {}! O seu pedido foi {}.', $.nome, $palavra)",
      },
    });

    const decidir = new Choice(this, 'Aprovar ou rejeitar', {
      assign: { decisao: 'APROVADO', palavra: 'aprovado' },
    })
      .when(Condition.numberLessThan('$.credito.score', 700), notificar, {
        assign: { decisao: 'REJEITADO', palavra: 'rejeitado' },
      })
      .otherwise(notificar);

    const verificar = new LambdaInvoke(this, 'Verificar crédito', {
      lambdaFunction: credito,
      payload: TaskInput.fromObject({
        parcela: JsonPath.numberAt('$.parcela'),
        renda: JsonPath.numberAt('$.renda'),
      }),
      payloadResponseOnly: true,
      resultPath: '$.credito',
    });
    verificar.next(decidir);

    // A conta da parcela usa potência, que o JSONPath não tem: só este estado fala JSONata.
    const receber = Pass.jsonata(this, 'Receber solicitação', {
      outputs:
        "{% $merge([$states.input, { 'parcela': $round($states.input.valor * 0.02 / (1 - $power(1.02, -$states.input.parcelas)), 2) }]) %}",
    });

    new StateMachine(this, 'Maquina', {
      definitionBody: DefinitionBody.fromChainable(receber.next(verificar)),
    });
  }
}
