import { ExecutionEnded, type StatesError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { JsonObject } from '../../json/json.ts';
import type { CompileContext } from '../../machine/compile-context.ts';
import type { Visit } from '../../machine/state-node.ts';
import { catcherFor, compileCatch, errorOutput } from './catch.ts';
import { leave } from './outcome.ts';
import { compileRetry, RetryCounts } from './retry.ts';

/** Uma visita com Retry e Catch em volta. */
export type Guard = (
  thread: Thread,
  attempt: (thread: Thread) => Visit,
  onFailure?: (error: StatesError) => void,
) => Visit;

/**
 * Prepara o Retry e o Catch de um Task, Parallel ou Map. O guarda repete `attempt` enquanto um retrier
 * deixar; `onFailure` é chamado quando nenhum deixa mais, antes de procurar um catcher.
 */
export function compileGuard(definition: JsonObject, context: CompileContext): Guard {
  const retriers = compileRetry(definition.Retry);
  const catchers = compileCatch(definition.Catch, context);
  return function* (thread, attempt, onFailure) {
    const counts = retriers.length > 0 ? new RetryCounts(retriers) : undefined;
    for (;;) {
      try {
        return yield* attempt(thread);
      } catch (thrown) {
        if (thrown instanceof ExecutionEnded) throw thrown;
        const error = thread.toStatesError(thrown);
        const delay = counts?.nextDelay(error, thread.run.env);
        if (delay !== undefined) {
          thread.retryCount++;
          yield* thread.until(thread.lastEventTime + delay * 1000);
          continue;
        }
        onFailure?.(error);
        const catcher = catcherFor(catchers, error);
        if (!catcher) throw error;
        leave(thread, yield* thread.settled(catcher.outcome(thread, errorOutput(error))));
        return catcher.next.state;
      }
    }
  };
}
