import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { groupOf } from './group-facts.ts';
import { argumentsOf, outputOf } from './mocks-from-recording.ts';
import { timeOf } from './recorded-events.ts';
import { rowOf } from './timeline.ts';
import type { FailureView, TimelineRow, TimelineSegment } from './types.ts';
import { errorIn, failureOf } from './visit-failure.ts';
import { readVisits, type Visit, type Visits } from './visits.ts';

/**
 * O que o histórico diz da visita a que um evento pertence. Os valores são texto JSON, e só vão os dela: o
 * histórico inteiro pode ser grande demais para atravessar até o worker a cada clique.
 */
export interface VisitFacts {
  eventId: number;
  /** Ausente nos eventos da execução inteira. */
  visit?: TimelineRow;
  input?: string;
  output?: string;
  /** O que a tarefa recebeu e respondeu, na tentativa do evento escolhido. */
  arguments?: string;
  result?: string;
  failure?: FailureFacts;
  /** 0 na primeira tentativa. */
  attempt: number;
  /** As variáveis na entrada, e as que a visita atribuiu. */
  variables: Record<string, string>;
  assigned: Record<string, string>;
  /** Dentro de um Map: o item, como a definição do Map e os dados dele permitem reconstruir. */
  map?: { name: string; input: string; index: number; firstInput: string; variables: Record<string, string> };
  execution: { input: string; start: number };
  nextState?: string;
  isTruncated: boolean;
}

export type FailureFacts = Pick<FailureView, 'error' | 'cause' | 'handled'>;

/** @param eventId o `id` do evento escolhido */
export function visitFactsOf(events: readonly HistoryEvent[], eventId: number): VisitFacts {
  const visits = readVisits(events);
  const visit = visits.ofEvent(eventId);
  const started = events[0];
  const execution = {
    input: started?.executionStartedEventDetails?.input ?? '{}',
    start: started ? timeOf(started) : 0,
  };
  if (!visit) return executionFacts(events, eventId, execution, visits);
  const row = rowOf(visit, visits);
  const attempt = attemptOf(row, eventId);
  const inAttempt = eventsOfAttempt(visit, attempt);
  const answers = answersOf(inAttempt);
  const group = attempt && groupOf(visit, visits, { from: attempt.eventId, to: nextAttempt(row, attempt) });
  const nextState = visits.all.find(({ previous }) => previous === visit)?.name;
  const failure = failureIn(inAttempt, attempt, row, visit, visits);
  return {
    eventId,
    visit: row,
    input: visit.entered.stateEnteredEventDetails?.input,
    ...(visit.exited ? { output: visit.exited.stateExitedEventDetails?.output } : {}),
    ...(group ?? answers),
    ...(failure === undefined ? {} : { failure }),
    attempt: attempt?.attempt ?? 0,
    variables: variablesBefore(visit),
    assigned: visit.exited?.stateExitedEventDetails?.assignedVariables ?? {},
    ...mapFacts(visit, visits),
    execution,
    ...(nextState === undefined ? {} : { nextState }),
    isTruncated: visit.entered.stateEnteredEventDetails?.inputDetails.truncated === true,
  };
}

function executionFacts(
  events: readonly HistoryEvent[],
  eventId: number,
  execution: VisitFacts['execution'],
  { ending }: Visits,
): VisitFacts {
  const output = events.at(-1)?.executionSucceededEventDetails?.output;
  const { error, cause } = errorIn(ending);
  const failed = ending !== undefined && ending.type !== 'ExecutionSucceeded' && error !== undefined;
  return {
    eventId,
    input: execution.input,
    ...(output === undefined ? {} : { output }),
    ...(failed
      ? { failure: { error, ...(cause === undefined ? {} : { cause }), handled: 'not-handled' } }
      : {}),
    attempt: 0,
    variables: {},
    assigned: {},
    execution,
    isTruncated: events[0]?.executionStartedEventDetails?.inputDetails.truncated === true,
  };
}

/** A tentativa em que o evento está; a última, se o evento é da entrada ou da saída. */
function attemptOf({ segments }: TimelineRow, eventId: number): TimelineSegment | undefined {
  const attempts = segments.filter(({ kind }) => kind === 'attempt');
  const next = attempts.findIndex((attempt) => attempt.eventId > eventId);
  // Antes da primeira está a entrada: quem a escolhe quer ver a visita toda.
  return next > 0 ? attempts[next - 1] : attempts.at(-1);
}

/** O primeiro evento da tentativa seguinte; infinito se ela é a última. */
function nextAttempt({ segments }: TimelineRow, { attempt }: TimelineSegment): number {
  const next = segments.find((segment) => segment.kind === 'attempt' && segment.attempt === attempt + 1);
  return next?.eventId ?? Number.POSITIVE_INFINITY;
}

function eventsOfAttempt({ events }: Visit, attempt: TimelineSegment | undefined): HistoryEvent[] {
  if (!attempt) return events;
  const start = events.findIndex(({ id }) => id === attempt.eventId);
  const isNext = ({ type }: HistoryEvent): boolean =>
    type.endsWith('Scheduled') || type.endsWith('StateStarted');
  const after = events.findIndex((event, index) => index > start && isNext(event));
  return events.slice(start, after < 0 ? undefined : after);
}

function answersOf(events: readonly HistoryEvent[]): Pick<VisitFacts, 'arguments' | 'result'> {
  const sent = events.map(argumentsOf).find((text) => text !== undefined);
  const received = events.map(outputOf).find((text) => text !== undefined);
  return {
    ...(sent === undefined ? {} : { arguments: sent }),
    ...(received === undefined ? {} : { result: received }),
  };
}

/** A falha da tentativa, e o que a máquina fez com ela. */
function failureIn(
  inAttempt: readonly HistoryEvent[],
  attempt: TimelineSegment | undefined,
  row: TimelineRow,
  visit: Visit,
  visits: Visits,
): FailureFacts | undefined {
  const isLast = inAttempt.at(-1) === visit.events.at(-1);
  const event = inAttempt.findLast(({ type }) => /^(?!MapIteration|MapRun).*(Failed|TimedOut)$/.test(type));
  const own = event ? errorIn(event) : { error: attempt?.error, cause: attempt?.cause };
  const whole = isLast ? failureOf(visit, visits) : undefined;
  const error = own.error ?? whole?.error ?? (event ? timeoutName(event) : undefined);
  if (error === undefined) return undefined;
  const cause = own.cause ?? whole?.cause;
  return { error, ...(cause === undefined ? {} : { cause }), handled: handledHow(isLast, row) };
}

const timeoutName = ({ type }: HistoryEvent): string | undefined =>
  type.endsWith('TimedOut') ? 'States.Timeout' : undefined;

function handledHow(isLastAttempt: boolean, { outcome }: TimelineRow): FailureView['handled'] {
  if (!isLastAttempt) return 'retried';
  if (outcome === 'caught') return 'caught';
  return outcome === 'running' ? 'pending' : 'not-handled';
}

/** As variáveis que a visita vê ao entrar: as do fio dela, e as de fora, se ela está num Map ou Parallel. */
function variablesBefore(visit: Visit): Record<string, string> {
  const assigned: Record<string, string>[] = [];
  for (let outer: Visit | undefined = visit; outer; outer = outer.parent) {
    for (let before = outer.previous; before; before = before.previous) {
      assigned.push(before.exited?.stateExitedEventDetails?.assignedVariables ?? {});
    }
  }
  return Object.assign({}, ...assigned.reverse());
}

function mapFacts(visit: Visit, visits: Visits): Pick<VisitFacts, 'map'> {
  let inner = visit;
  while (inner.parent && inner.parent.type !== 'Map') inner = inner.parent;
  const { parent, iteration } = inner;
  if (!parent || iteration === undefined) return {};
  const first = visits.all.find((each) => each.parent === parent && each.iteration === iteration);
  return {
    map: {
      name: parent.name,
      input: parent.entered.stateEnteredEventDetails?.input ?? 'null',
      index: iteration,
      firstInput: first?.entered.stateEnteredEventDetails?.input ?? 'null',
      variables: variablesBefore(parent),
    },
  };
}
