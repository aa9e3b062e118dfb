import type { HistoryEvent } from '../../../../../shared/asl/index.ts';

/** A visita a um estado, como o histórico a conta. */
export interface Visit {
  readonly entered: HistoryEvent;
  readonly name: string;
  /** `Task`, `Wait`… */
  readonly type: string;
  /** A visita ao Parallel ou Map de fora. */
  readonly parent: Visit | undefined;
  /** A posição do item do Map, ou do ramo do Parallel. */
  readonly iteration: number | undefined;
  /** A visita anterior no mesmo fio. */
  readonly previous: Visit | undefined;
  /** Os eventos da própria visita, da entrada à saída; não os dos estados de dentro. */
  readonly events: HistoryEvent[];
  exited: HistoryEvent | undefined;
  aborted: HistoryEvent | undefined;
  /** A falha que saiu daqui sem Catch: o evento do Map, do Parallel ou da execução que a recebeu, ou o da falha. */
  brokeInto: HistoryEvent | undefined;
  /** Num Map ou Parallel com Retry: por evento que recomeçou, a falha de dentro que o fez recomeçar. */
  readonly restarts: Map<number, HistoryEvent>;
}

/** As visitas de um histórico, e de que visita é cada evento. */
export interface Visits {
  readonly all: readonly Visit[];
  /** `undefined` nos eventos da execução inteira. */
  ofEvent(eventId: number): Visit | undefined;
  /** O evento em que a execução acabou. */
  readonly ending: HistoryEvent | undefined;
}

const GROUP_START = /^(Map|Parallel)StateStarted$/;
const GROUP_END = /^(Map|Parallel)State(Succeeded|Failed)$/;
const EXECUTION_END = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

/** Separa um histórico em visitas, seguindo `previousEventId`: o histórico mistura ramos que andam juntos. */
export function readVisits(events: readonly HistoryEvent[]): Visits {
  const reader = new VisitReader();
  for (const event of events) reader.read(event);
  return reader;
}

class VisitReader implements Visits {
  readonly all: Visit[] = [];
  readonly #owners = new Map<number, Visit>();
  readonly #events = new Map<number, HistoryEvent>();
  /** Quantos ramos cada `ParallelStateStarted` já começou. */
  readonly #branches = new Map<number, number>();
  /** As visitas sem saída, para achar a interrompida sem percorrer todas. */
  readonly #open = new Set<Visit>();
  ending: HistoryEvent | undefined;

  ofEvent(eventId: number): Visit | undefined {
    return this.#owners.get(eventId);
  }

  read(event: HistoryEvent): void {
    this.#events.set(event.id, event);
    const owner = event.type.endsWith('StateEntered') ? this.#enter(event) : this.#ownerOf(event);
    if (!owner) return;
    this.#owners.set(event.id, owner);
    owner.events.push(event);
    if (event.type.endsWith('StateExited')) this.#close(owner, 'exited', event);
    if (event.type.endsWith('StateAborted')) this.#close(owner, 'aborted', event);
  }

  #close(visit: Visit, how: 'exited' | 'aborted', event: HistoryEvent): void {
    visit[how] = event;
    this.#open.delete(visit);
  }

  #enter(event: HistoryEvent): Visit {
    const before = this.#events.get(event.previousEventId);
    const from = this.#owners.get(event.previousEventId);
    const visit: Visit = {
      entered: event,
      name: event.stateEnteredEventDetails?.name ?? '',
      type: event.type.replace('StateEntered', ''),
      ...this.#placeOf(before, from),
      events: [],
      exited: undefined,
      aborted: undefined,
      brokeInto: undefined,
      restarts: new Map(),
    };
    this.all.push(visit);
    this.#open.add(visit);
    return visit;
  }

  /** Onde começa uma visita que veio depois de `before`, um evento da visita `from`. */
  #placeOf(
    before: HistoryEvent | undefined,
    from: Visit | undefined,
  ): Pick<Visit, 'parent' | 'iteration' | 'previous'> {
    if (before?.type === 'MapIterationStarted') {
      return { parent: from, iteration: before.mapIterationStartedEventDetails?.index, previous: undefined };
    }
    if (before?.type === 'ParallelStateStarted') {
      const branch = this.#branches.get(before.id) ?? 0;
      this.#branches.set(before.id, branch + 1);
      return { parent: from, iteration: branch, previous: undefined };
    }
    return { parent: from?.parent, iteration: from?.iteration, previous: from };
  }

  #ownerOf(event: HistoryEvent): Visit | undefined {
    const from = this.#owners.get(event.previousEventId);
    const { type } = event;
    if (type.startsWith('Execution')) {
      if (EXECUTION_END.test(type)) this.ending = event;
      if (type === 'ExecutionFailed' && from) from.brokeInto = event;
      return undefined;
    }
    if (type.endsWith('StateAborted')) return this.#interrupted(event, from);
    if (type === 'EvaluationFailed') return this.#evaluated(event, from);
    const name = nameIn(event);
    if (name !== undefined)
      return this.#received(
        event,
        from,
        climb(from, (visit) => visit.name === name),
      );
    if (GROUP_START.test(type)) return this.#started(event, from);
    if (GROUP_END.test(type) || type.startsWith('MapRun')) {
      const kind = type.startsWith('Map') ? 'Map' : 'Parallel';
      return this.#received(
        event,
        from,
        climb(from, (visit) => visit.type === kind && !hasEnded(visit)),
      );
    }
    return from;
  }

  /** Anota em quem falhou por onde a falha dele saiu. */
  #received(event: HistoryEvent, from: Visit | undefined, owner: Visit | undefined): Visit | undefined {
    if (event.type.endsWith('Failed') && from && from !== owner) from.brokeInto = event;
    return owner;
  }

  /** A falha de uma expressão aponta o evento de antes da entrada, quando o estado ainda não tinha feito nada. */
  #evaluated(event: HistoryEvent, from: Visit | undefined): Visit | undefined {
    const name = event.evaluationFailedEventDetails?.state;
    if (from?.name === name && from?.exited === undefined) return from;
    const named = [...this.#open].filter((visit) => visit.name === name);
    return named.find(({ entered }) => entered.previousEventId === event.previousEventId) ?? named.at(-1);
  }

  /** Um grupo que recomeça só anota o começo: a falha é a do estado de dentro, e os de dentro acabaram ali. */
  #started(event: HistoryEvent, from: Visit | undefined): Visit | undefined {
    const kind = event.type.startsWith('Map') ? 'Map' : 'Parallel';
    const group = climb(from, (visit) => visit.type === kind && !hasEnded(visit));
    const before = this.#events.get(event.previousEventId);
    if (!group || !before || !group.events.some(({ type }) => type === event.type)) return group;
    group.restarts.set(event.id, before);
    if (from && from !== group) from.brokeInto ??= before;
    for (const visit of [...this.#open]) {
      if (visit.brokeInto === undefined && isInside(visit, group)) this.#close(visit, 'aborted', before);
    }
    return group;
  }

  /** O histórico não diz o nome do interrompido: é o primeiro aberto, na ordem dos ramos, do tipo dado. */
  #interrupted({ type, previousEventId }: HistoryEvent, from: Visit | undefined): Visit | undefined {
    const isInGroup = this.#events.get(previousEventId)?.type.startsWith('MapIteration');
    const group = isInGroup ? from : from?.parent;
    const kind = type.replace('StateAborted', '');
    const candidates = [...this.#open].filter((visit) => visit.type === kind && isInside(visit, group));
    candidates.sort((a, b) => (a.iteration ?? 0) - (b.iteration ?? 0) || a.entered.id - b.entered.id);
    return candidates[0] ?? from;
  }
}

/** O nome do estado que o evento traz. */
function nameIn(event: HistoryEvent): string | undefined {
  return (
    event.stateExitedEventDetails?.name ??
    event.mapIterationStartedEventDetails?.name ??
    event.mapIterationSucceededEventDetails?.name ??
    event.mapIterationFailedEventDetails?.name ??
    event.mapIterationAbortedEventDetails?.name
  );
}

/** A visita, ou a primeira das que a contêm, que serve. */
function climb(from: Visit | undefined, fits: (visit: Visit) => boolean): Visit | undefined {
  for (let visit = from; visit; visit = visit.parent) if (fits(visit)) return visit;
  return from;
}

/** Um Map ou um Parallel que já disse como acabou: o próximo fim é o do grupo de fora. */
function hasEnded(visit: Visit): boolean {
  return visit.exited !== undefined || GROUP_END.test(visit.events.at(-1)?.type ?? '');
}

function isInside(visit: Visit, group: Visit | undefined): boolean {
  if (!group) return true;
  for (let outer = visit.parent; outer; outer = outer.parent) if (outer === group) return true;
  return false;
}
