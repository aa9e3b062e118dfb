import { matchesError, type StatesError } from '../execution/states-error.ts';
import type { Json } from '../json/index.ts';
import { catcherFor, compileCatch, errorOutput } from '../states/fields/catch.ts';
import { backoffSeconds, compileRetry } from '../states/fields/retry.ts';
import { loneContext } from './lone-context.ts';
import type { ErrorDetails } from './request.ts';
import type { Subject } from './subject.ts';
import type { TestThread } from './test-thread.ts';

/** O que Retry e Catch fariam do erro. */
export interface HandledError {
  status: 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  details: ErrorDetails;
  output?: Json;
  nextState?: string;
}

/**
 * Diz o que acontece com um erro: tentar de novo, ir para um Catch, ou falhar.
 * @param attempts quantas vezes o retrier que o alcança já tentou
 */
export async function handleError(
  subject: Subject,
  thread: TestThread,
  failure: StatesError,
  attempts: number,
): Promise<HandledError> {
  const details: ErrorDetails = {};
  const retriers = compileRetry(subject.state.Retry);
  const index = retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure));
  const retrier = retriers[index];
  if (retrier) {
    details.retryIndex = index;
    if (attempts < retrier.maxAttempts) {
      details.retryBackoffIntervalSeconds = backoffSeconds(retrier, attempts);
      return { status: 'RETRIABLE', details };
    }
  }
  const catchers = compileCatch(subject.state.Catch, loneContext(subject.language));
  const catcher = catcherFor(catchers, failure);
  if (!catcher) return { status: 'FAILED', details };
  details.catchIndex = catchers.indexOf(catcher);
  const { output } = await catcher.outcome(thread, errorOutput(failure));
  const definition = (subject.state.Catch as { Next: string }[])[details.catchIndex]!;
  return { status: 'CAUGHT_ERROR', details, output, nextState: definition.Next };
}
