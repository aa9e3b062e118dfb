import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { PathStop } from './report.ts';

/** Um evento da história; o caminho não depende da hora, que uma gravação guarda em texto. */
type PathEvent = Omit<HistoryEvent, 'timestamp'>;

/** A passagem de uma execução por um estado. */
interface Visit {
  stop: PathStop;
  /** O tipo do evento que a abriu, como `ParallelStateEntered`. */
  openedBy: string;
  /** O evento que veio antes dela. */
  after: number;
  /** A visita ao Parallel ou Map em que esta acontece. */
  around: Visit | undefined;
  error?: string;
  closed: boolean;
}

/**
 * O caminho que uma execução fez, lido da sua história.
 * Ramos e itens se misturam na lista; o `previousEventId` diz a que visita cada evento pertence.
 * @param events eventos de `GetExecutionHistory`, em ordem
 * @returns os estados visitados, com o desfecho de cada visita
 */
export function pathOf(events: readonly PathEvent[]): PathStop[] {
  const visits: Visit[] = [];
  const current = new Map<number | undefined, Visit | undefined>();
  for (const event of events)
    current.set(event.id, follow(event, current.get(event.previousEventId), visits));
  return visits.map(({ stop, error, closed }) =>
    closed || error === undefined ? stop : { ...stop, outcome: 'failed', error },
  );
}

/** Anota um evento e diz em que visita a história continua depois dele. */
function follow(event: PathEvent, before: Visit | undefined, visits: Visit[]): Visit | undefined {
  const type = event.type ?? '';
  const entered = event.stateEnteredEventDetails?.name;
  if (entered !== undefined) {
    const outcome = type === 'FailStateEntered' ? 'failed' : 'aborted';
    const visit = { stop: { state: entered, outcome }, openedBy: type, around: before } as const;
    return visits[visits.push({ ...visit, after: event.previousEventId ?? 0, closed: false }) - 1];
  }
  const exited = event.stateExitedEventDetails?.name;
  if (exited !== undefined) return close(openVisit(exited, event, before, visits), before);
  if (type.startsWith('MapIteration')) return before;

  const failing = event.evaluationFailedEventDetails?.state;
  const visit =
    failing === undefined ? visitOf(type, before, visits) : openVisit(failing, event, before, visits);
  if (!visit) return before;
  if (/(Failed|TimedOut)$/.test(type)) visit.error = errorOf(event) ?? before?.error ?? visit.error ?? type;
  else if (type.endsWith('Succeeded')) delete visit.error;
  return visit;
}

function close(visit: Visit | undefined, before: Visit | undefined): Visit | undefined {
  if (!visit) return before;
  visit.closed = true;
  visit.stop.outcome = visit.error === undefined ? 'exited' : 'caught';
  if (visit.error !== undefined) visit.stop.error = visit.error;
  return visit.around;
}

/** A visita de que um evento fala. O fim de um Parallel ou Map vem depois de um evento de dentro dele. */
function visitOf(type: string, before: Visit | undefined, visits: readonly Visit[]): Visit | undefined {
  const container = /^(Parallel|Map)State(Succeeded|Failed)$/.exec(type)?.[1];
  if (container === undefined) return before ?? visits.findLast(({ closed }) => !closed);
  for (let visit = before; visit; visit = visit.around)
    if (visit.openedBy === `${container}StateEntered`) return visit;
  return undefined;
}

/** A visita aberta a um estado: a da própria corrente, ou a que começou no mesmo ponto, ou a mais antiga. */
function openVisit(
  state: string,
  { previousEventId }: PathEvent,
  before: Visit | undefined,
  visits: readonly Visit[],
): Visit | undefined {
  for (let visit = before; visit; visit = visit.around)
    if (visit.stop.state === state && !visit.closed) return visit;
  const open = visits.filter(({ stop, closed }) => stop.state === state && !closed);
  return open.find(({ after }) => after === previousEventId) ?? open[0];
}

function errorOf(event: PathEvent): string | undefined {
  for (const [key, details] of Object.entries(event)) {
    if (key.endsWith('EventDetails') && details && typeof details === 'object' && 'error' in details) {
      return typeof details.error === 'string' ? details.error : undefined;
    }
  }
  return undefined;
}
