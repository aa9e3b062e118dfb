import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import type { Visit, Visits } from './visits.ts';

/** A falha de uma visita. */
export interface VisitFailure {
  readonly error?: string;
  readonly cause?: string;
  readonly isTimeout: boolean;
}

/** Os eventos que contam a falha de uma tarefa, de um grupo ou de uma expressão. */
export const FAILURE = /^(?!MapIteration).*(Failed|TimedOut)$/;
/** Os que mostram que a tentativa seguinte deu certo. */
const SUCCESS = /^(?!MapIteration).*Succeeded$/;

/** A falha com que uma visita acabou, tratada por um Catch ou não; `undefined` se ela não falhou. */
export function failureOf(visit: Visit, visits: Visits): VisitFailure | undefined {
  const event = visit.events.findLast(({ type }) => FAILURE.test(type) || SUCCESS.test(type));
  const hasFailed = event !== undefined && FAILURE.test(event.type);
  // Enquanto a visita não acaba, um Retry ainda pode tentar outra vez.
  if (hasFailed && (visit.exited || visit.brokeInto)) return describe(event, visit, visits);
  const { brokeInto } = visit;
  return brokeInto && { ...errorIn(brokeInto), isTimeout: false };
}

/** O evento de um Map ou de um Parallel que falhou não diz o erro: quem diz é o estado de dentro. */
function describe(event: HistoryEvent, visit: Visit, visits: Visits): VisitFailure {
  const own = errorIn(event);
  const isTimeout = event.type.endsWith('TimedOut');
  if (own.error !== undefined || own.cause !== undefined) return { ...own, isTimeout };
  const inner = visits.all.findLast(({ parent, brokeInto }) => parent === visit && brokeInto !== undefined);
  const innerFailure = inner && failureOf(inner, visits);
  return { ...errorIn(visit.brokeInto), ...innerFailure, isTimeout };
}

/** O nome e a causa que o evento traz. */
export function errorIn(event: HistoryEvent | undefined): { error?: string; cause?: string } {
  for (const details of Object.values(detailed(event))) {
    if (typeof details !== 'object' || details === null) continue;
    const { error, cause } = details as { error?: string; cause?: string };
    if (error !== undefined || cause !== undefined) {
      return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    }
  }
  return {};
}

function detailed(event: HistoryEvent | undefined): object {
  return event ?? {};
}
