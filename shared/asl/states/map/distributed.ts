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
import { ChildRuns } from '../../map-run/child-runs.ts';
import { type Batch, compileItemBatcher } from '../../map-run/item-batcher.ts';
import { compileItemReader } from '../../map-run/item-reader.ts';
import { type MapRun, noCounts } from '../../map-run/map-run.ts';
import { compileResultWriter } from '../../map-run/result-writer.ts';
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
    const label = (definition.Label as string | undefined) ?? thread.run.env.uuid();
    const mapRun = openMapRun(thread, label, maxConcurrency, tolerance);
    const startedEventId = thread.record('MapRunStarted', undefined, undefined, { mapRunArn: mapRun.arn });
    const recorded = replayMapRun(thread, mapRun);
    if (recorded) return recorded.results;
    yield* thread.replayOver();
    try {
      const items: MapItem[] = readItems
        ? (yield* readItems(thread, input)).map((item, index) => ({ ...item, index }))
        : (given ?? []).map((value, index) => ({ index, value, source: 'STATE_DATA' }));
      const inputs = yield* childInputs(thread, fields, input, items, batch || undefined);
      Object.assign(mapRun.itemCounts, noCounts(items.length));
      Object.assign(mapRun.executionCounts, noCounts(inputs.length));
      const children = new ChildRuns(thread, { machine, label, inputs, mapRun, tolerance });
      const isTolerated = yield* children.run();
      const outcomes = children.outcomes.filter((outcome) => outcome !== undefined);
      const result =
        writer.kind === 's3'
          ? yield* writer.write(thread, input, mapRun, outcomes)
          : writer.collect(outcomes);
      if (!isTolerated) throw new StatesError('States.ExceedToleratedFailureThreshold', OVER_TOLERANCE);
      close(thread, mapRun, 'SUCCEEDED');
      thread.record('MapRunSucceeded');
      return result;
    } catch (thrown) {
      const error = thread.toStatesError(thrown);
      thread.lastEventId = startedEventId;
      thread.record('MapRunFailed', undefined, undefined, { error: error.error, cause: error.causeText });
      close(thread, mapRun, 'FAILED');
      throw error;
    } finally {
      if (mapRun.status === 'RUNNING') close(thread, mapRun, 'ABORTED');
    }
  };
}

/**
 * Refaz o fim de um Map Run que já tinha acabado. Um que estava no meio começa de novo: o histórico do pai
 * não diz o que as filhas fizeram.
 */
function replayMapRun(thread: Thread, mapRun: MapRun): { results: Json } | undefined {
  if (thread.replayed) mapRun.arn = (thread.replayed.extra as { mapRunArn: string }).mapRunArn;
  const next = thread.trace?.next;
  if (next?.type === 'MapRunFailed') {
    const { error, cause } = next.extra as { error?: string; cause?: string };
    thread.record('MapRunFailed');
    close(thread, mapRun, 'FAILED');
    throw new StatesError(error, cause);
  }
  const exit = thread.trace?.exit;
  if (next?.type !== 'MapRunSucceeded' || !exit) return undefined;
  thread.record('MapRunSucceeded');
  close(thread, mapRun, 'SUCCEEDED');
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

function openMapRun(thread: Thread, label: string, maxConcurrency: number, tolerance: Tolerance): MapRun {
  const { run } = thread;
  const prefix = run.arns.stateMachine.replace(':stateMachine:', ':mapRun:');
  const mapRun: MapRun = {
    arn: `${prefix}/${label}:${run.env.uuid()}`,
    stateName: thread.state.name,
    status: 'RUNNING',
    startTime: run.lastEventTime,
    maxConcurrency,
    toleratedFailureCount: tolerance.count ?? 0,
    toleratedFailurePercentage: tolerance.percentage ?? 0,
    itemCounts: noCounts(0),
    executionCounts: noCounts(0),
    executions: [],
  };
  run.mapRuns.push(mapRun);
  return mapRun;
}

function close(thread: Thread, mapRun: MapRun, status: MapRun['status']): void {
  mapRun.status = status;
  mapRun.stopTime = thread.run.clock.now();
}
