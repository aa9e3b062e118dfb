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
      payload: sfn.TaskInput.fromObject({
        modelo: '{% $states.input.BatchInput.modelo %}',
        clientes: '{% $states.input.Items %}',
      }),
      // fim do TODO(1)
      outputs: '{% $states.result.Payload %}',
    });

    // TODO(2): troque o Map por um DistributedMap de filhas Express, que lê o CSV do bucket Arquivos.
    const pontuarClientes = sfn.DistributedMap.jsonata(this, 'Pontuar clientes', {
      mapExecutionType: sfn.StateMachineType.EXPRESS,
      itemReader: new sfn.S3CsvItemReader({ bucket: arquivos, key: '{% $states.input.arquivo %}' }),
      // fim do TODO(2)

      // TODO(3): junte até 40 clientes por lote, e mande com cada lote a versão do modelo.
      itemBatcher: new sfn.ItemBatcher({
        maxItemsPerBatch: 40,
        batchInput: { modelo: '{% $modelo %}' },
      }),
      // fim do TODO(3)

      // TODO(4): no máximo 10 lotes ao mesmo tempo; até 10% dos clientes podem falhar.
      maxConcurrency: 10,
      toleratedFailurePercentage: 10,
      // fim do TODO(4)

      // TODO(5): escreva os resultados no bucket Arquivos, em resultados/, um score por linha.
      resultWriterV2: new sfn.ResultWriterV2({
        bucket: arquivos,
        prefix: 'resultados',
        writerConfig: new sfn.WriterConfig({
          transformation: sfn.Transformation.FLATTEN,
          outputType: sfn.OutputType.JSONL,
        }),
      }),
      // fim do TODO(5)
    });
    pontuarClientes.itemProcessor(pontuarLote);

    // TODO(6): crie "Resumir", que conta quantos foram pontuados, e ligue-o ao fim.
    const resumir = tasks.CallAwsService.jsonata(this, 'Resumir', {
      service: 'sfn',
      action: 'describeMapRun',
      parameters: { MapRunArn: '{% $states.input.MapRunArn %}' },
      iamResources: [mapRuns],
      outputs: {
        total: '{% $states.result.ItemCounts.Total %}',
        pontuados: '{% $states.result.ItemCounts.Succeeded %}',
        recusados: '{% $states.result.ItemCounts.Failed %}',
        manifesto: '{% $states.input.ResultWriterDetails.Key %}',
      },
    });
    const fluxo = receberPedido.next(pontuarClientes).next(resumir);
    // fim do TODO(6)

    new sfn.StateMachine(this, 'Maquina', {
      stateMachineName: MAQUINA,
      definitionBody: sfn.DefinitionBody.fromChainable(fluxo),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }
}
