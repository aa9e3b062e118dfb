import type { RecordedEventJson } from './cases.ts';
import { difference } from './compare.ts';

type Event = Record<string, unknown> & { id: unknown; previousEventId: unknown; type: string };

/**
 * Compara dois históricos, evento por evento. Onde a gravação apagou os `id` de ramos que andam juntos
 * (`[0]`), cada evento é procurado entre os nossos, em qualquer ordem.
 * @returns a primeira diferença, ou `undefined`
 */
export function historyDifference(recorded: RecordedEventJson[], ours: Event[]): string | undefined {
  const kept = withoutUnrecorded(recorded, ours);
  if (recorded.some(({ id }) => Array.isArray(id))) return unorderedDifference(recorded, kept);
  const direct = orderedDifference(recorded, kept);
  return direct && isConcurrent(recorded) ? branchesDifference(recorded, kept, direct) : direct;
}

/** A gravação de um Parallel deixou de fora alguns eventos que a AWS conta no `id` dos seguintes. */
function withoutUnrecorded(recorded: RecordedEventJson[], ours: Event[]): Event[] {
  const hidden = ['ParallelStateSucceeded', 'ParallelStateExited'];
  const counts = new Map(hidden.map((type) => [type, count(ours, type) - count(recorded, type)]));
  const hasParallel = recorded.some(({ type }) => type === 'ParallelStateStarted');
  if (!hasParallel) return ours;
  return ours.filter(({ type }) => {
    const surplus = counts.get(type) ?? 0;
    if (surplus <= 0) return true;
    counts.set(type, surplus - 1);
    return false;
  });
}

function count(events: { type: string }[], type: string): number {
  return events.filter((event) => event.type === type).length;
}

function orderedDifference(recorded: RecordedEventJson[], ours: Event[]): string | undefined {
  for (const [index, event] of recorded.entries()) {
    const found = eventDifference(event, ours[index], recorded);
    if (found) return `evento ${index + 1} (${event.type})${found}`;
  }
  if (ours.length === recorded.length) return undefined;
  return `número de eventos: AWS ${recorded.length}, nosso ${ours.length}`;
}

function eventDifference(
  recorded: RecordedEventJson,
  ours: Event | undefined,
  all: RecordedEventJson[],
): string | undefined {
  if (!ours) return ' falta';
  return difference(recorded, { ...ours, previousEventId: toleratedPrevious(recorded, ours, all) });
}

/** `MapStateExited` de um Map Distributed aponta ora `MapRunSucceeded`, ora `MapRunStarted`. */
function toleratedPrevious(recorded: RecordedEventJson, ours: Event, all: RecordedEventJson[]): unknown {
  if (recorded.type !== 'MapStateExited') return ours.previousEventId;
  const pointed = all.find(({ id }) => id === recorded.previousEventId);
  const isMapRun = pointed?.type === 'MapRunStarted' || pointed?.type === 'MapRunSucceeded';
  const gap = Math.abs(Number(recorded.previousEventId) - Number(ours.previousEventId));
  return isMapRun && gap <= 1 ? recorded.previousEventId : ours.previousEventId;
}

function unorderedDifference(recorded: RecordedEventJson[], ours: Event[]): string | undefined {
  const left = [...ours];
  for (const event of recorded) {
    const isFree = Array.isArray(event.id);
    const index = left.findIndex((candidate) => {
      const shown = isFree
        ? { ...candidate, id: event.id, previousEventId: event.previousEventId }
        : candidate;
      return !eventDifference(event, shown, recorded);
    });
    if (index < 0) return `nenhum evento nosso é este ${event.type}: ${JSON.stringify(event)}`;
    left.splice(index, 1);
  }
  return left.length === 0 ? undefined : `sobra o nosso evento ${JSON.stringify(left[0])}`;
}

/** Diz se ramos ou itens andaram juntos: um Parallel, ou iterações que partem do mesmo evento. */
function isConcurrent(recorded: RecordedEventJson[]): boolean {
  const starts = recorded.filter(({ type }) => type === 'MapIterationStarted');
  const origins = new Set(starts.map(({ previousEventId }) => previousEventId));
  return origins.size < starts.length || recorded.some(({ type }) => type === 'ParallelStateStarted');
}

/** Ramos que andam juntos se entrelaçam livremente: cada um é comparado consigo mesmo, sem os `id`. */
function branchesDifference(
  recorded: RecordedEventJson[],
  ours: Event[],
  direct: string,
): string | undefined {
  const theirs = branchesOf(recorded as unknown as Event[]);
  const left = branchesOf(ours);
  if (theirs.length <= 1 || theirs.length !== left.length) return direct;
  for (const branch of theirs) {
    const index = left.findIndex((candidate) => !difference(branch, candidate));
    if (index < 0) return direct;
    left.splice(index, 1);
  }
  return undefined;
}

/** Eventos que apontam o irmão que acabou por último, ou que cedeu o lugar: qualquer um serve. */
const FROM_ANY_SIBLING = /^((Map|Parallel)State(Succeeded|Exited|Failed)|MapIterationStarted)$/;

/** Cada ramo como a lista dos seus eventos, sem `id`. */
function branchesOf(events: Event[]): unknown[][] {
  const branchOf = new Map<unknown, unknown[]>();
  const branches: unknown[][] = [];
  const successors = new Set<unknown>();
  for (const event of events) {
    const inherited = branchOf.get(event.previousEventId);
    const isNew = !inherited || successors.has(event.previousEventId) || FROM_ANY_SIBLING.test(event.type);
    const branch: unknown[] = isNew ? [] : inherited;
    if (isNew) branches.push(branch);
    else successors.add(event.previousEventId);
    branchOf.set(event.id, branch);
    const { id: _id, previousEventId: _previous, timestamp: _time, ...rest } = event;
    branch.push(rest);
  }
  return branches;
}
