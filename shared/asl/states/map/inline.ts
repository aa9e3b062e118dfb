import type { MapItem } from '../../execution/context-object.ts';
import { Fork } from '../../execution/fork.ts';
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
  const fork = new Fork(thread, {
    total: items.length,
    concurrency: Math.min(maxConcurrency || MAX_INLINE_CONCURRENCY, MAX_INLINE_CONCURRENCY),
    create(owner, index, freedBy) {
      const iteration = { name: state.name, index };
      const event = run.record(
        freedBy ?? startedEventId,
        'MapIterationStarted',
        undefined,
        undefined,
        iteration,
      );
      return new Thread(run, owner, processor.startAt, inputs[index]!, variables, event, index, items[index]);
    },
    succeeded: (child) => {
      const iteration = { name: state.name, index: child.index };
      const event = run.record(child.lastEventId, 'MapIterationSucceeded', undefined, undefined, iteration);
      thread.lastEventId = event;
    },
    failed: (child) => {
      const iteration = { name: state.name, index: child.index };
      run.record(child.lastEventId, 'MapIterationFailed', undefined, undefined, iteration);
    },
    aborted: (child, failingEventId) => {
      const iteration = { name: state.name, index: child.index };
      run.record(failingEventId, 'MapIterationAborted', undefined, undefined, iteration);
    },
  });
  yield* fork.run();
  return fork.results;
}
