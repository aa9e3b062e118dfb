import { stringifyJson } from '../../json/stringify.ts';
import type { ExecutionResult } from '../execution.ts';
import { type RecordedEvent, recordedValue } from '../history-event.ts';

const STATUSES = {
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
} as const;

/** O resultado de uma execução cujo histórico já acabou; `undefined` se ela estava em andamento. */
export function recordedEnding(records: readonly RecordedEvent[]): ExecutionResult | undefined {
  const last = records.at(-1);
  if (!last) return undefined;
  if (last.type === 'ExecutionSucceeded') {
    const output = recordedValue(last.value);
    return { status: 'SUCCEEDED', output, outputText: stringifyJson(output) };
  }
  if (!(last.type in STATUSES)) return undefined;
  const status = STATUSES[last.type as keyof typeof STATUSES];
  if (status === 'TIMED_OUT') return { status };
  return { status, ...(last.extra as { error?: string; cause?: string }) };
}
