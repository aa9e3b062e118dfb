import type { HistoryEvent } from './history-event.ts';

/**
 * O `ExecutionRedriven` que continua um histórico que terminou.
 * @param now milissegundos desde a época
 */
export function redrivenEvent(history: readonly HistoryEvent[], now: number): HistoryEvent {
  const lastId = history.at(-1)?.id ?? 0;
  const redriveCount = history.filter(({ type }) => type === 'ExecutionRedriven').length + 1;
  return {
    id: lastId + 1,
    previousEventId: lastId,
    type: 'ExecutionRedriven',
    timestamp: now / 1000,
    executionRedrivenEventDetails: { redriveCount },
  };
}
