import type { HistoryEvent, HistoryEventType, MapRun } from '../../../asl/index.ts';
import type { StoredChild } from './map-run-children.ts';
import type { MapRunRecord } from './map-run-record.ts';
import type { ExecutionRecord, ExecutionStatus } from './records.ts';

const STATUSES: { readonly [type in HistoryEventType]?: ExecutionStatus } = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
};

function milliseconds(event: HistoryEvent | undefined): number {
  return Math.round((event?.timestamp ?? 0) * 1000);
}

/** Diz se a filha não deu certo antes do redrive do Map Run, e ainda não voltou. */
export function isWaitingForRedrive({ redriveTime }: MapRun, { history }: StoredChild): boolean {
  const last = history.at(-1);
  const status = last && STATUSES[last.type];
  if (redriveTime === undefined || !status || status === 'SUCCEEDED') return false;
  return milliseconds(last) <= redriveTime;
}

/**
 * A execução filha, como a conta o histórico dela.
 * @param isPending ela espera o redrive do Map Run
 */
export function childRecord(
  { arn: mapRunArn, machine }: MapRunRecord,
  { name, itemCount, history }: StoredChild,
  isPending: boolean,
): ExecutionRecord {
  const [first] = history;
  const last = history.at(-1);
  const status = (last && STATUSES[last.type]) ?? 'RUNNING';
  const redrives = history.filter(({ type }) => type === 'ExecutionRedriven');
  const { error, cause } = last?.executionFailedEventDetails ?? last?.executionAbortedEventDetails ?? {};
  const kind = machine.type === 'EXPRESS' ? 'express' : 'execution';
  return {
    arn: `${machine.arn.replace(':stateMachine:', `:${kind}:`)}:${name}`,
    name,
    machine,
    input: first?.executionStartedEventDetails?.input ?? '{}',
    startDate: milliseconds(first),
    status: isPending ? 'PENDING_REDRIVE' : status,
    ...(status === 'RUNNING' ? {} : { stopDate: milliseconds(last) }),
    output: last?.executionSucceededEventDetails?.output,
    error,
    cause,
    redriveCount: redrives.length,
    ...(redrives.length > 0 ? { redriveDate: milliseconds(redrives.at(-1)) } : {}),
    mapRunArn,
    itemCount,
  };
}
