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

/** Um pedido que consulta a cozinha e o frete antes de confirmar. */
export class PedidoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const receberPedido = sfn.Pass.jsonata(this, 'Receber pedido', {
      assign: { pedido: '{% $states.input %}' },
    });
    const consultarCozinha = tasks.LambdaInvoke.jsonata(this, 'Consultar cozinha', {
      lambdaFunction: this.funcao('ConsultarCozinha', 'consultar-cozinha.ts'),
      payload: sfn.TaskInput.fromObject({
        item: '{% $pedido.item %}',
        quantidade: '{% $pedido.quantidade %}',
      }),
      outputs: '{% $states.result.Payload %}',
    });
    const calcularFrete = tasks.LambdaInvoke.jsonata(this, 'Calcular frete', {
      lambdaFunction: this.funcao('CalcularFrete', 'calcular-frete.ts'),
      payload: sfn.TaskInput.fromObject({ bairro: '{% $pedido.bairro %}' }),
      outputs: '{% $merge([$states.input, $states.result.Payload]) %}',
    });

    // Do passo 05: vale insistir quando o serviço está ocupado.
    for (const consulta of [consultarCozinha, calcularFrete]) {
      consulta.addRetry({ errors: ['Lambda.TooManyRequestsException'], interval: Duration.seconds(2) });
    }

    // TODO(4): uma consulta não depende da outra. Faça as duas ao mesmo tempo.
    const consultas = sfn.Parallel.jsonata(this, 'Consultar', { outputs: '{% $merge($states.result) %}' })
      .branch(consultarCozinha)
      .branch(calcularFrete);
    // fim do TODO(4)

    const confirmar = sfn.Pass.jsonata(this, 'Confirmar', {
      outputs: {
        item: '{% $pedido.item %}',
        preparo: '{% $states.input.preparo %}',
        frete: '{% $states.input.frete %}',
      },
    });

    new sfn.StateMachine(this, 'FazerPedido', {
      definitionBody: sfn.DefinitionBody.fromChainable(receberPedido.next(consultas).next(confirmar)),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }

  private funcao(id: string, arquivo: string): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: path.join(import.meta.dirname, arquivo),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(10),
    });
  }
}
