import type { HistoryEvent } from '../../../../../shared/asl/index.ts';

/** O que se mostra de uma execução filha, tirado da história dela. Os textos são os da AWS. */
export interface ChildFacts {
  outcome: 'running' | 'succeeded' | 'failed' | 'timed-out' | 'aborted';
  /** JSON. */
  input: string;
  /** JSON. */
  output?: string;
  error?: string;
  cause?: string;
}

const ENDINGS: Partial<Record<HistoryEvent['type'], ChildFacts['outcome']>> = {
  ExecutionSucceeded: 'succeeded',
  ExecutionFailed: 'failed',
  ExecutionTimedOut: 'timed-out',
  ExecutionAborted: 'aborted',
};

/** Como uma execução filha começou e, se já acabou, como. */
export function childFacts(events: readonly HistoryEvent[]): ChildFacts {
  const start = events.find(({ executionStartedEventDetails }) => executionStartedEventDetails);
  const end = events.findLast(({ type }) => ENDINGS[type] !== undefined);
  const failure =
    end?.executionFailedEventDetails ??
    end?.executionTimedOutEventDetails ??
    end?.executionAbortedEventDetails;
  return {
    outcome: (end && ENDINGS[end.type]) ?? 'running',
    input: start?.executionStartedEventDetails?.input ?? '',
    ...(end?.executionSucceededEventDetails?.output === undefined
      ? {}
      : { output: end.executionSucceededEventDetails.output }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
  };
}
