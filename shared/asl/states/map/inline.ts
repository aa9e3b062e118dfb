import type { MapItem } from '../../execution/context-object.ts';
import { Fork } from '../../execution/fork.ts';
import type { HistoryEventType } from '../../execution/history-event.ts';
import { Thread } from '../../execution/thread.ts';
import type { Json } from '../../json/json.ts';
import type { CompiledStates } from '../../machine/compiled-states.ts';
import type { Visit } from '../../machine/state-node.ts';

/** Quantas iterações um Map Inline anda ao mesmo tempo, no máximo. Fonte: Developer Guide, "Inline mode". */
const MAX_INLINE_CONCURRENCY = 40;

/** O que um Map Inline vai percorrer. */
export interface InlineWork {
  readonly items: readonly MapItem[];
  /** A entrada de cada iteração. */
  readonly inputs: readonly Json[];
  /** `MaxConcurrency`; 0 é sem limite próprio. */
  readonly maxConcurrency: number;
}

/** Percorre os itens dentro da própria execução. Devolve as saídas, na ordem dos itens. */
export function* runInline(thread: Thread, processor: CompiledStates, work: InlineWork): Visit<Json> {
  const { run, variables, state, lastEventId: startedEventId } = thread;
  const { items, inputs, maxConcurrency } = work;
  const traces = thread.trace?.forks.get(startedEventId);
  const iterationOf = (index: number) => ({ name: state.name, index });
  const fork = new Fork(thread, {
    total: items.length,
    concurrency: Math.min(maxConcurrency || MAX_INLINE_CONCURRENCY, MAX_INLINE_CONCURRENCY),
    traces,
    traceKey: (index) => index,
    create(owner, index, freedBy, trace) {
      const started =
        trace?.started ??
        run.record(
          freedBy ?? startedEventId,
          'MapIterationStarted',
          undefined,
          undefined,
          iterationOf(index),
        );
      return new Thread(run, owner, {
        states: processor,
        input: inputs[index] as Json,
        variables,
        previousEventId: started.id,
        index,
        mapItem: items[index],
        trace,
      });
    },
    succeeded: (child) => endIteration(child, 'MapIterationSucceeded', iterationOf(child.index)),
    failed: (child) => void endIteration(child, 'MapIterationFailed', iterationOf(child.index)),
    aborted(child, failingEventId) {
      if (traces?.takeAborted('MapIterationAborted')) return;
      run.record(failingEventId, 'MapIterationAborted', undefined, undefined, iterationOf(child.index));
    },
  });
  yield* fork.run();
  return fork.results;
}

function endIteration(child: Thread, type: HistoryEventType, iteration: object): number {
  const recorded = child.trace?.ended;
  return recorded
    ? recorded.id
    : child.run.record(child.lastEventId, type, undefined, undefined, iteration).id;
}
