import type { MapItem } from '../../execution/context-object.ts';
import { recordedValue } from '../../execution/history-event.ts';
import { StatesError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { CompileContext } from '../../machine/compile-context.ts';
import type { CompiledStates } from '../../machine/compiled-states.ts';
import type { StateMachine } from '../../machine/machine.ts';
import type { Visit } from '../../machine/state-node.ts';
import { timeoutOf } from '../../machine/timeout.ts';
import { type ChildOutcome, ChildRuns } from '../../map-run/child-runs.ts';
import { type Batch, compileItemBatcher } from '../../map-run/item-batcher.ts';
import { compileItemReader } from '../../map-run/item-reader.ts';
import { type MapRun, type MapRunOpening, OpenMapRun } from '../../map-run/map-run.ts';
import { compileResultWriter, type ResultWriter } from '../../map-run/result-writer.ts';
import type { Tolerance } from '../../map-run/tolerance.ts';
import type { MapFields } from './fields.ts';
import { compileNumber, nonNegative, PERCENTAGE } from './number-field.ts';
import { selectInputs } from './select-inputs.ts';

const OVER_TOLERANCE = 'The specified tolerated failure threshold was exceeded';

/** Anda um Map Distributed, do `MapStateStarted` ao resultado. */
export type RunDistributed = (thread: Thread, input: Json, maxConcurrency: number) => Visit<Json>;

export function compileDistributed(
  definition: JsonObject,
  context: CompileContext,
  processor: CompiledStates,
  fields: MapFields,
): RunDistributed {
  const language = context.queryLanguage;
  const readItems = definition.ItemReader && compileItemReader(definition.ItemReader as JsonObject, context);
  const batch = definition.ItemBatcher && compileItemBatcher(definition.ItemBatcher as JsonObject, context);
  const writer = compileResultWriter(definition.ResultWriter as JsonObject | undefined, context);
  const readCount = compileNumber(
    definition,
    'ToleratedFailureCount',
    language,
    nonNegative('ToleratedFailureCount'),
  );
  const readPercentage = compileNumber(definition, 'ToleratedFailurePercentage', language, PERCENTAGE);
  const machine = childMachine(definition, processor, context);

  return function* (thread, input, maxConcurrency) {
    const given = readItems ? undefined : yield* thread.settled(fields.items(thread, input));
    thread.record('MapStateStarted', undefined, undefined, { length: given?.length ?? 0 });
    const tolerance: Tolerance = {
      count: yield* thread.settled(readCount(thread, input)),
      percentage: yield* thread.settled(readPercentage(thread, input)),
    };
    const mapRun = openMapRun(thread, definition.Label as string | undefined, {
      machine,
      maxConcurrency,
      tolerance,
    });
    const recorded = replayMapRun(thread, mapRun);
    if (recorded) return recorded.results;
    yield* thread.replayOver();
    if (thread.trace?.awaitsMapRunRedrive) recordRedrive(thread, mapRun);
    const openedEventId = thread.lastEventId;
    const keeper = thread.run.mapRunKeeper;
    const kept = keeper?.opened(mapRun, thread.run.arn) ?? [];
    try {
      const items: MapItem[] = readItems
        ? (yield* readItems(thread, input)).map((item, index) => ({ ...item, index }))
        : (given ?? []).map((value, index) => ({ index, value, source: 'STATE_DATA' }));
      const inputs = yield* childInputs(thread, fields, input, items, batch || undefined);
      mapRun.count(items.length, inputs.length);
      const children = new ChildRuns(thread, { inputs, mapRun, kept });
      const isTolerated = yield* children.run();
      const outcomes = children.outcomes.filter((outcome) => outcome !== undefined);
      const result =
        writer.kind === 's3'
          ? yield* writer.write(thread, input, mapRun, outcomes)
          : collect(writer, mapRun, outcomes);
      if (!isTolerated) throw new StatesError('States.ExceedToleratedFailureThreshold', OVER_TOLERANCE);
      close(thread, mapRun, 'SUCCEEDED');
      thread.record('MapRunSucceeded');
      return result;
    } catch (thrown) {
      const error = thread.toStatesError(thrown);
      thread.lastEventId = openedEventId;
      thread.record('MapRunFailed', undefined, undefined, { error: error.error, cause: error.causeText });
      close(thread, mapRun, 'FAILED');
      throw error;
    } finally {
      if (mapRun.status === 'RUNNING') close(thread, mapRun, 'ABORTED');
    }
  };
}

/** Sem onde escrever, os resultados ficam todos na lista que o Map devolve. */
function collect(
  writer: ResultWriter & { readonly kind: 'list' },
  mapRun: OpenMapRun,
  outcomes: readonly ChildOutcome[],
): Json {
  mapRun.itemCounts.resultsWritten = mapRun.itemCounts.succeeded;
  mapRun.executionCounts.resultsWritten = mapRun.executionCounts.succeeded;
  return writer.collect(outcomes);
}

function recordRedrive(thread: Thread, mapRun: OpenMapRun): void {
  const redriveCount = mapRun.redriveCount + 1;
  thread.record('MapRunRedriven', undefined, undefined, { mapRunArn: mapRun.arn, redriveCount });
  mapRun.redriven(redriveCount, thread.lastEventTime);
}

/**
 * Refaz os redrives de um Map Run, e o fim dele, se já tinha acabado. De um que estava no meio, o histórico do
 * pai não diz o que as filhas fizeram: isso se pergunta a quem as guarda.
 */
function replayMapRun(thread: Thread, mapRun: OpenMapRun): { results: Json } | undefined {
  while (thread.trace?.next?.type === 'MapRunRedriven') {
    thread.record('MapRunRedriven');
    mapRun.redriven(mapRun.redriveCount + 1, thread.lastEventTime);
  }
  const next = thread.trace?.next;
  if (next?.type === 'MapRunFailed') {
    const { error, cause } = next.extra as { error?: string; cause?: string };
    thread.record('MapRunFailed');
    end(thread, mapRun, 'FAILED');
    throw new StatesError(error, cause);
  }
  const exit = thread.trace?.exit;
  if (next?.type !== 'MapRunSucceeded' || !exit) return undefined;
  thread.record('MapRunSucceeded');
  end(thread, mapRun, 'SUCCEEDED');
  return { results: recordedValue(exit.value) };
}

function* childInputs(
  thread: Thread,
  fields: MapFields,
  input: Json,
  items: readonly MapItem[],
  batch: Batch | undefined,
) {
  const inputs = yield* selectInputs(thread, fields, input, items);
  if (batch) return yield* batch(thread, input, inputs);
  return inputs.map((itemInput) => ({ input: itemInput, itemCount: 1 }));
}

/** A máquina das filhas: o processador, com o tipo que ele pede. Não vê as variáveis de fora. */
function childMachine(definition: JsonObject, root: CompiledStates, context: CompileContext): StateMachine {
  const processor = (definition.ItemProcessor ?? definition.Iterator) as JsonObject;
  const { ExecutionType } = (processor.ProcessorConfig ?? {}) as JsonObject;
  const type =
    ExecutionType === 'EXPRESS' || ExecutionType === 'STANDARD' ? ExecutionType : context.machineType;
  return {
    type,
    definition: processor,
    comment: undefined,
    timeoutSeconds: timeoutOf(processor, type),
    root,
  };
}

/** Anota `MapRunStarted`, ou o refaz: o Map Run continua com o ARN que tinha. */
function openMapRun(
  thread: Thread,
  label: string | undefined,
  settings: Pick<MapRunOpening, 'machine' | 'maxConcurrency' | 'tolerance'>,
): OpenMapRun {
  const { run } = thread;
  const prefix = run.arns.stateMachine.replace(':stateMachine:', ':mapRun:');
  const newArn = `${prefix}/${label ?? run.env.uuid()}:${run.env.uuid()}`;
  thread.record('MapRunStarted', undefined, undefined, { mapRunArn: newArn });
  const mapRun = new OpenMapRun({
    arn: (thread.replayed?.extra as { mapRunArn: string } | undefined)?.mapRunArn ?? newArn,
    stateName: thread.state.name,
    startTime: thread.lastEventTime,
    ...settings,
  });
  run.mapRuns.push(mapRun);
  return mapRun;
}

function end(thread: Thread, mapRun: OpenMapRun, status: MapRun['status']): void {
  mapRun.status = status;
  mapRun.stopTime = thread.run.clock.now();
}

function close(thread: Thread, mapRun: OpenMapRun, status: MapRun['status']): void {
  end(thread, mapRun, status);
  thread.run.mapRunKeeper?.closed(mapRun);
}
