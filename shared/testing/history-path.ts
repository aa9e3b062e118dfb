import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { PathStop } from './report.ts';

const FAILURE = /(Failed|TimedOut)$/;

/**
 * O caminho que uma execução fez, lido da sua história.
 * @param events eventos de `GetExecutionHistory`, em ordem
 * @returns os estados visitados, com o desfecho de cada visita
 */
export function pathOf(events: readonly HistoryEvent[]): PathStop[] {
  const stops: PathStop[] = [];
  const open = new Map<string, { stop: PathStop; error?: string }>();
  let lastEntered: string | undefined;
  for (const event of events) {
    const entered = event.stateEnteredEventDetails?.name;
    if (entered !== undefined) {
      const stop: PathStop = { state: entered, outcome: 'aborted' };
      stops.push(stop);
      open.set(entered, { stop });
      lastEntered = entered;
      continue;
    }
    const exited = event.stateExitedEventDetails?.name;
    if (exited !== undefined) {
      const visit = open.get(exited);
      if (visit) {
        visit.stop.outcome = visit.error === undefined ? 'exited' : 'caught';
        if (visit.error !== undefined) visit.stop.error = visit.error;
        open.delete(exited);
      }
      continue;
    }
    const visit = lastEntered === undefined ? undefined : open.get(lastEntered);
    if (!visit) continue;
    if (FAILURE.test(event.type ?? '')) visit.error = errorOf(event) ?? visit.error ?? event.type;
    else if (event.type?.endsWith('Succeeded') && event.type !== 'ExecutionSucceeded') delete visit.error;
  }
  for (const { stop, error } of open.values()) {
    if (error === undefined) continue;
    stop.outcome = 'failed';
    stop.error = error;
  }
  return stops;
}

function errorOf(event: HistoryEvent): string | undefined {
  for (const [key, details] of Object.entries(event)) {
    if (key.endsWith('EventDetails') && details && typeof details === 'object' && 'error' in details) {
      return typeof details.error === 'string' ? details.error : undefined;
    }
  }
  return undefined;
}
