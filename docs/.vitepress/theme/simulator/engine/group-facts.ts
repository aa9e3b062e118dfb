import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import type { VisitFacts } from './visit-facts.ts';
import type { Visit, Visits } from './visits.ts';

/**
 * O que um Parallel ou um Map deu aos estados de dentro e recebeu deles: o histórico não tem um evento que o
 * diga.
 * @param attempt o primeiro evento da tentativa, e o primeiro da seguinte
 * @returns `undefined` se a visita não é de um grupo
 */
export function groupOf(
  visit: Visit,
  { all }: Visits,
  attempt: { from: number; to: number },
): Pick<VisitFacts, 'arguments' | 'result'> | undefined {
  if (visit.type !== 'Parallel' && visit.type !== 'Map') return undefined;
  const isInAttempt = ({ id }: HistoryEvent): boolean => id >= attempt.from && id < attempt.to;
  const inside = all.filter(({ parent, entered }) => parent === visit && isInAttempt(entered));
  const first = inside[0]?.entered.stateEnteredEventDetails?.input;
  const hasSucceeded = visit.events.some(
    (event) => event.type.endsWith('StateSucceeded') && isInAttempt(event),
  );
  const outputs = new Map<number, string>();
  for (const { iteration, exited } of inside) {
    const output = exited?.stateExitedEventDetails?.output;
    if (iteration !== undefined && output !== undefined) outputs.set(iteration, output);
  }
  // Um Map Distributed não mostra as filhas neste histórico, e um laço truncado não mostra as saídas.
  const total = visit.events.find(({ type }) => type === 'MapStateStarted')?.mapStateStartedEventDetails
    ?.length;
  const isKnown = hasSucceeded && (total === undefined ? outputs.size > 0 : outputs.size === total);
  const ordered = [...outputs].sort(([left], [right]) => left - right).map(([, output]) => output);
  return {
    ...(visit.type === 'Parallel' && first !== undefined ? { arguments: first } : {}),
    ...(isKnown ? { result: `[${ordered.join(',')}]` } : {}),
  };
}
