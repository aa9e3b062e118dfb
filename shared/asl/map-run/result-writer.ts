import { isoTime } from '../execution/context-object.ts';
import type { ExecutionRun } from '../execution/run.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { utf8Size } from '../json/size.ts';
import { stringifyJson } from '../json/stringify.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { Visit } from '../machine/state-node.ts';
import { compileTemplate } from '../states/fields/json-path-fields.ts';
import { compileJsonataField } from '../states/fields/jsonata-fields.ts';
import { callTask } from './call-task.ts';
import type { ChildOutcome } from './child-runs.ts';
import type { MapRun } from './map-run.ts';

const PUT_OBJECT = 'arn:aws:states:::s3:putObject';

/** O que fazer das saídas das filhas: escrevê-las no S3, ou só juntá-las numa lista. */
export type ResultWriter =
  | { readonly kind: 'list'; collect(outcomes: readonly ChildOutcome[]): Json }
  | {
      readonly kind: 's3';
      write(thread: Thread, input: Json, mapRun: MapRun, outcomes: readonly ChildOutcome[]): Visit<Json>;
    };

/** Sem `ResultWriter`: a lista das saídas de quem teve sucesso. */
const LIST_OUTPUTS: ResultWriter = { kind: 'list', collect: outputsOf };

/** Prepara um `ResultWriter`. Sem `Resource`, ele só diz a forma da lista. */
export function compileResultWriter(
  definition: JsonObject | undefined,
  context: CompileContext,
): ResultWriter {
  if (definition === undefined) return LIST_OUTPUTS;
  const { Transformation, OutputType } = (definition.WriterConfig ?? {}) as {
    Transformation?: string;
    OutputType?: string;
  };
  if (definition.Resource === undefined) {
    return { kind: 'list', collect: (outcomes) => transformed(outcomes, Transformation ?? 'COMPACT') };
  }
  const transformation = Transformation ?? 'NONE';
  const fileType = OutputType === 'JSONL' ? 'jsonl' : 'json';
  const evaluate =
    context.queryLanguage === 'JSONata'
      ? compileJsonataField(definition.Arguments ?? {}, 'ResultWriter/Arguments')
      : undefined;
  const fill = compileTemplate(definition.Parameters);
  return {
    kind: 's3',
    *write(thread, input, mapRun, outcomes) {
      const location = (
        evaluate ? yield* thread.settled(evaluate(thread)) : fill(thread, input)
      ) as JsonObject;
      return yield* writeAll(thread, mapRun, outcomes, { location, transformation, fileType });
    },
  };
}

interface Destination {
  readonly location: JsonObject;
  readonly transformation: string;
  readonly fileType: 'json' | 'jsonl';
}

function* writeAll(
  thread: Thread,
  mapRun: MapRun,
  outcomes: readonly ChildOutcome[],
  { location, transformation, fileType }: Destination,
): Visit<Json> {
  const { Bucket, Prefix } = location as { Bucket: string; Prefix?: string };
  const folder = `${Prefix ? `${Prefix.replace(/\/$/, '')}/` : ''}${mapRun.arn.split(':').at(-1)}`;
  const files: Record<string, Json[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const chosen = outcomes.filter(
      ({ result }) => (result.status === 'SUCCEEDED') === (status === 'SUCCEEDED'),
    );
    if (chosen.length === 0) continue;
    const entries =
      status === 'SUCCEEDED' ? transformed(chosen, transformation) : transformed(chosen, 'NONE');
    const body = fileType === 'jsonl' ? entries.map(stringifyJson).join('\n') : stringifyJson(entries);
    const key = `${folder}/${status}_0.${fileType}`;
    yield* put(thread, Bucket, key, body);
    files[status]?.push({ Key: key, Size: utf8Size(body) });
    mapRun.itemCounts.resultsWritten += chosen.length;
    mapRun.executionCounts.resultsWritten += chosen.length;
  }
  const manifest = { DestinationBucket: Bucket, MapRunArn: mapRun.arn, ResultFiles: files };
  const key = `${folder}/manifest.json`;
  yield* put(thread, Bucket, key, stringifyJson(manifest));
  return { MapRunArn: mapRun.arn, ResultWriterDetails: { Bucket, Key: key } };
}

function* put(thread: Thread, bucket: string, key: string, body: string): Visit<void> {
  const object = { Bucket: bucket, Key: key, Body: body, ContentType: 'application/json' };
  yield* callTask(thread, PUT_OBJECT, object, 'States.ResultWriterFailed');
}

/** As saídas na forma pedida: `NONE` com os dados da execução, `COMPACT` sem eles, `FLATTEN` sem listas. */
function transformed(outcomes: readonly ChildOutcome[], transformation: string): Json[] {
  if (transformation === 'NONE') return outcomes.map(({ run, result }) => record(run, result));
  const outputs = outputsOf(outcomes);
  return transformation === 'FLATTEN' ? outputs.flat(1) : outputs;
}

function outputsOf(outcomes: readonly ChildOutcome[]): Json[] {
  return outcomes.flatMap(({ result }) => (result.status === 'SUCCEEDED' ? [result.output] : []));
}

/** Uma execução filha como os arquivos de resultado a mostram. */
function record(run: ExecutionRun, result: ChildOutcome['result']): Json {
  const ending: JsonObject =
    result.status === 'SUCCEEDED'
      ? { Output: result.outputText, OutputDetails: { Included: true } }
      : { Error: result.error ?? null, Cause: result.cause ?? null };
  return {
    ExecutionArn: run.arn,
    Input: stringifyJson(run.input),
    InputDetails: { Included: true },
    Name: run.name,
    ...ending,
    RedriveCount: run.redriveCount,
    StartDate: isoTime(run.startTime),
    StateMachineArn: run.arns.stateMachine,
    Status: result.status,
    StopDate: isoTime(run.lastEventTime),
  };
}
