import type { HistoryEvent } from '../../../asl/index.ts';
import type { ExecutionRecord } from './records.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Por quanto tempo se pode refazer uma execução que terminou. Fonte: modelo da API. */
const REDRIVABLE_PERIOD = 14 * DAY;
/** Por quanto tempo uma execução pode ficar aberta. Fonte: Developer Guide, "Quotas". */
const LONGEST_EXECUTION = 365 * DAY;
/** Um redrive acrescenta dois eventos, pelo menos, a um histórico que comporta 25.000. Fonte: modelo da API. */
const MAX_EVENTS = 24_999;

/** Se uma execução pode ser refeita, e por que não. */
export type RedriveStatus =
  | { readonly redriveStatus: 'REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN' }
  | { readonly redriveStatus: 'NOT_REDRIVABLE'; readonly redriveStatusReason: string };

function not(redriveStatusReason: string): RedriveStatus {
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}

/**
 * @param now milissegundos desde 1970
 * @param historyOf só é chamado quando o resto não decide
 */
export function redriveStatusOf(
  record: ExecutionRecord,
  now: number,
  historyOf: () => readonly HistoryEvent[],
): RedriveStatus {
  const { status, startDate, stopDate = now } = record;
  if (status === 'RUNNING' || status === 'SUCCEEDED')
    return not(`Execution is ${status} and cannot be redriven`);
  if (now - stopDate > REDRIVABLE_PERIOD) return not('Execution redrivable period exceeded');
  if (now - startDate > LONGEST_EXECUTION) return not('Execution has exceeded the max execution time');
  if (historyOf().length >= MAX_EVENTS) return not('Execution history event limit exceeded');
  return { redriveStatus: record.mapRunArn === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' };
}
