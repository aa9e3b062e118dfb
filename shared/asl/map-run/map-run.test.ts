import { expect, it } from 'vitest';
import {
  compile,
  type Json,
  type JsonObject,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';

const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };

/** Um S3 de mentira, e uma função que falha nos itens pedidos. */
function world(objects: Record<string, string> = {}, failing: readonly number[] = []) {
  const written = new Map<string, string>();
  const tasks = async ({ resource, arguments: given }: TaskRequest): Promise<Json> => {
    const request = given as { Key: string; Body: string; Prefix?: string; Payload?: { n: number } };
    if (resource.endsWith(':getObject')) return { Body: objects[request.Key] ?? '' };
    if (resource.endsWith(':listObjectsV2')) {
      return { Contents: Object.keys(objects).map((Key) => ({ Key })), IsTruncated: false };
    }
    if (resource.endsWith(':putObject')) {
      written.set(request.Key, request.Body);
      return {};
    }
    if (failing.includes(request.Payload?.n ?? -1))
      throw new TaskError('Quebrou', String(request.Payload?.n));
    return { Payload: request.Payload ?? null };
  };
  return { tasks, written };
}

function map(fields: JsonObject, processor: JsonObject = { Item: { Type: 'Pass', End: true } }): JsonObject {
  const ItemProcessor = { ProcessorConfig: DISTRIBUTED, StartAt: 'Item', States: processor };
  return { StartAt: 'Mapa', States: { Mapa: { Type: 'Map', ItemProcessor, End: true, ...fields } } };
}

const CALL: JsonObject = {
  Item: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f', 'Payload.$': '$' },
    OutputPath: '$.Payload',
    End: true,
  },
};

function numbers(count: number): Json[] {
  return Array.from({ length: count }, (_, n) => ({ n }));
}

async function run(definition: JsonObject, input: Json, { tasks }: ReturnType<typeof world>) {
  const execution = startExecution(compile(definition), { input, tasks, clock: new VirtualClock(), seed: 5 });
  return { execution, result: await execution.result };
}

it('dado um ItemBatcher, então cada filha recebe um lote com o BatchInput', async () => {
  const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { loja: 'centro' } };
  const { execution, result } = await run(map({ ItemBatcher }), numbers(5), world());
  const batch = (...items: number[]) => ({
    BatchInput: { loja: 'centro' },
    Items: items.map((n) => ({ n })),
  });
  expect(result).toMatchObject({ output: [batch(0, 1), batch(2, 3), batch(4)] });
  expect(execution.mapRuns[0]?.executionCounts).toMatchObject({ total: 3, succeeded: 3 });
  expect(execution.mapRuns[0]?.itemCounts).toMatchObject({ total: 5, succeeded: 5 });
});

it('dadas falhas dentro do tolerado, então o Map continua sem elas', async () => {
  const { execution, result } = await run(
    map({ ToleratedFailurePercentage: 50 }, CALL),
    numbers(4),
    world({}, [1, 2]),
  );
  expect(result).toMatchObject({ status: 'SUCCEEDED', output: [{ n: 0 }, { n: 3 }] });
  expect(execution.mapRuns[0]).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { failed: 2, succeeded: 2 },
  });
});

it('dadas falhas além do tolerado, então o Map falha com o erro da AWS e as outras filhas param', async () => {
  const { execution, result } = await run(
    map({ ToleratedFailureCount: 1, MaxConcurrency: 1 }, CALL),
    numbers(10),
    world({}, [1, 3]),
  );
  expect(result).toEqual({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });
  expect(execution.mapRuns[0]).toMatchObject({ status: 'FAILED', executionCounts: { pending: 6 } });
  expect(execution.history.map(({ type }) => type).slice(-3)).toEqual([
    'MapRunFailed',
    'MapStateFailed',
    'ExecutionFailed',
  ]);
});

it('dado um ResultWriter, então as saídas vão para o S3 e o resultado diz onde', async () => {
  const place = world({}, [1]);
  const ResultWriter = {
    Resource: 'arn:aws:states:::s3:putObject',
    Parameters: { Bucket: 'saida', Prefix: 'lotes' },
    WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
  };
  const { result } = await run(map({ ResultWriter, ToleratedFailureCount: 1 }, CALL), numbers(3), place);
  const details = (result as unknown as { output: { ResultWriterDetails: { Bucket: string; Key: string } } })
    .output;
  expect(details.ResultWriterDetails.Bucket).toBe('saida');
  expect(details.ResultWriterDetails.Key).toMatch(/^lotes\/[\w-]+\/manifest\.json$/);
  const files = [...place.written.keys()].map((key) => key.split('/').at(-1));
  expect(files).toEqual(['SUCCEEDED_0.jsonl', 'FAILED_0.jsonl', 'manifest.json']);
  expect([...place.written.values()][0]).toBe('{"n":0}\n{"n":2}');
});

it('dado um CSV com aspas, quando lido, então os itens são objetos de textos', async () => {
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    Parameters: { Bucket: 'b', Key: 'a.csv' },
  };
  const { result } = await run(
    map({ ItemReader }),
    {},
    world({ 'a.csv': 'nome,obs\r\nAna,"diz ""oi"", sai"\n\nBia,\n' }),
  );
  expect(result).toMatchObject({
    output: [
      { nome: 'Ana', obs: 'diz "oi", sai' },
      { nome: 'Bia', obs: '' },
    ],
  });
});

it('dado um CSV com colunas repetidas, então a leitura falha com a frase da AWS', async () => {
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    Parameters: { Bucket: 'b', Key: 'a.csv' },
  };
  const { result } = await run(map({ ItemReader }), {}, world({ 'a.csv': 'a,a\n1,2' }));
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: 'CSV headers cannot contain duplicates.',
  });
});

it('dado um Map parado no meio, então o Map Run e as filhas ficam abortados', async () => {
  const definition = map({}, { Item: { Type: 'Wait', Seconds: 100, End: true } });
  const clock = new VirtualClock();
  clock.hold();
  const execution = startExecution(compile(definition), { input: numbers(3), tasks: () => null, clock });
  await new Promise((resolve) => setTimeout(resolve, 5));
  execution.stop();
  expect(await execution.result).toEqual({ status: 'ABORTED' });
  expect(execution.mapRuns[0]).toMatchObject({ status: 'ABORTED', executionCounts: { aborted: 3 } });
});
