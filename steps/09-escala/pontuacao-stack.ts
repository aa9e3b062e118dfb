import path from 'node:path';
import {
  type App,
  ArnFormat,
  Duration,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
  aws_stepfunctions as sfn,
  aws_stepfunctions_tasks as tasks,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

const MAQUINA = 'PontuacaoDeCredito';

/** Milhares de scores de crédito: lê um CSV do S3, pontua em lotes e escreve os resultados de volta. */
export class PontuacaoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    // #region recursos
    const arquivos = new s3.Bucket(this, 'Arquivos', { removalPolicy: RemovalPolicy.DESTROY });
    const pontuar = new NodejsFunction(this, 'Pontuar', {
      entry: path.join(import.meta.dirname, 'pontuar.ts'),
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(30),
    });
    // Os Map Runs desta máquina, e de mais nenhuma.
    const mapRuns = this.formatArn({
      service: 'states',
      resource: 'mapRun',
      resourceName: `${MAQUINA}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // #endregion recursos

    const receberPedido = sfn.Pass.jsonata(this, 'Receber pedido', {
      assign: { modelo: '{% $states.input.modelo %}' },
    });

    const pontuarLote = tasks.LambdaInvoke.jsonata(this, 'Pontuar lote', {
      lambdaFunction: pontuar,
      // TODO(1): mande à função os clientes do lote, e a versão do modelo que veio com ele.
      payload: sfn.TaskInput.fromObject({ modelo: '{% $modelo %}', clientes: ['{% $states.input %}'] }),
      // fim do TODO(1)
      outputs: '{% $states.result.Payload %}',
    });

    // TODO(2): troque o Map por um DistributedMap de filhas Express, que lê o CSV do bucket Arquivos.
    const pontuarClientes = sfn.Map.jsonata(this, 'Pontuar clientes', {
      items: sfn.ProvideItems.jsonata('{% $states.input.clientes %}'),
      // fim do TODO(2)

      // TODO(3): junte até 40 clientes por lote, e mande com cada lote a versão do modelo.
      // fim do TODO(3)

      // TODO(4): no máximo 10 lotes ao mesmo tempo; até 10% dos clientes podem falhar.
      // fim do TODO(4)

      // TODO(5): escreva os resultados no bucket Arquivos, em resultados/, um score por linha.
      // fim do TODO(5)
    });
    pontuarClientes.itemProcessor(pontuarLote);

    // TODO(6): crie "Resumir", que conta quantos foram pontuados, e ligue-o ao fim.
    const fluxo = receberPedido.next(pontuarClientes);
    // fim do TODO(6)

    new sfn.StateMachine(this, 'Maquina', {
      stateMachineName: MAQUINA,
      definitionBody: sfn.DefinitionBody.fromChainable(fluxo),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }
}
