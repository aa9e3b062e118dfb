import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { timeOf } from './recorded-events.ts';
import { segmentsOf } from './segments.ts';
import type { TimelineRow, VisitOutcome } from './types.ts';
import { failureOf, type VisitFailure } from './visit-failure.ts';
import { readVisits, type Visit, type Visits } from './visits.ts';

/**
 * A linha do tempo de um histórico: uma linha por visita a um estado, na ordem em que começaram.
 * @param events na forma de GetExecutionHistory, na ordem dos `id`; vale também um histórico pela metade
 */
export function timelineOf(events: readonly HistoryEvent[]): TimelineRow[] {
  const visits = readVisits(events);
  return visits.all.map((visit) => rowOf(visit, visits));
}

/** A linha de uma visita. */
export function rowOf(visit: Visit, visits: Visits): TimelineRow {
  const { entered, name, type, parent, iteration } = visit;
  const failure = failureOf(visit, visits);
  const end = endOf(visit, visits);
  const outcome = outcomeOf(visit, failure, end, visits);
  return {
    eventId: entered.id,
    lastEventId: visit.events.at(-1)?.id ?? entered.id,
    name,
    type,
    ...(parent === undefined ? {} : { parent: parent.entered.id }),
    depth: depthOf(visit),
    ...(iteration === undefined ? {} : { iteration }),
    start: timeOf(entered),
    ...(end === undefined ? {} : { end }),
    outcome,
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
    segments: segmentsOf(visit, end),
  };
}

function depthOf({ parent }: Visit): number {
  return parent ? depthOf(parent) + 1 : 0;
}

/**
 * Quando a visita acabou: pela saída, pela interrupção, pela falha que saiu dela ou pelo fim de tudo. O que
 * está dentro de um grupo interrompido acaba com ele, sem um evento seu.
 */
function endOf({ exited, aborted, brokeInto, parent }: Visit, visits: Visits): number | undefined {
  const last = exited ?? brokeInto ?? aborted ?? visits.ending;
  const outer = parent && endOf(parent, visits);
  if (!last) return outer;
  return outer === undefined ? timeOf(last) : Math.min(timeOf(last), outer);
}

function outcomeOf(
  visit: Visit,
  failure: VisitFailure | undefined,
  end: number | undefined,
  { ending }: Visits,
): VisitOutcome {
  if (visit.exited) return failure ? 'caught' : 'succeeded';
  if (visit.brokeInto) return failure?.isTimeout ? 'timed-out' : 'failed';
  if (visit.aborted) return 'aborted';
  if (end === undefined) return 'running';
  return ending?.type === 'ExecutionTimedOut' ? 'timed-out' : 'aborted';
}
