import type { RecordedEvent } from '../history-event.ts';
import { openState } from './open-state.ts';
import { rewind } from './rewind.ts';
import { ForkTrace, Trace } from './trace.ts';

/** Onde um fio filho nasceu. */
interface Birth {
  readonly parent: Trace;
  readonly fork: ForkTrace;
}

/** Separa um histórico em fios, pelo evento anterior de cada evento. */
export function readTrace(records: readonly RecordedEvent[]): Trace {
  const reader = new TraceReader(records);
  for (const event of records) reader.read(event);
  return reader.root;
}

class TraceReader {
  readonly root = new Trace();
  readonly #records: readonly RecordedEvent[];
  /** De que fio é cada evento. */
  readonly #owners = new Map<number, Trace>();
  readonly #births = new Map<Trace, Birth>();

  constructor(records: readonly RecordedEvent[]) {
    this.#records = records;
  }

  read(event: RecordedEvent): void {
    const { type } = event;
    if (type === 'ExecutionRedriven') rewind(this.root);
    if (type.startsWith('Execution')) return;
    if (type === 'MapIterationStarted') this.#readIterationStarted(event);
    else if (type === 'MapIterationSucceeded' || type === 'MapIterationFailed')
      this.#readIterationEnded(event);
    else if (type.endsWith('Aborted') && type !== 'MapRunAborted') this.#readAborted(event);
    else this.#append(event, this.#ownerOf(event));
  }

  #append(event: RecordedEvent, owner: Trace): void {
    owner.events.push(event);
    if (event.type === 'MapRunRedriven') owner.awaitsMapRunRedrive = false;
    this.#owners.set(event.id, owner);
    if (event.type === 'MapStateStarted' || event.type === 'ParallelStateStarted') {
      owner.forks.set(event.id, new ForkTrace());
    }
  }

  #readIterationStarted(event: RecordedEvent): void {
    const owner = this.#previousOwner(event);
    const parent = this.#previousType(event) === 'MapStateStarted' ? owner : this.#parentOf(owner);
    const child = this.#createChild(parent, (event.extra as { index: number }).index);
    child.started = event;
    this.#owners.set(event.id, child);
  }

  #readIterationEnded(event: RecordedEvent): void {
    const child = this.#previousOwner(event);
    child.ended = event;
    this.#owners.set(event.id, this.#parentOf(child));
  }

  #readAborted(event: RecordedEvent): void {
    const failing = this.#previousOwner(event);
    this.#births.get(failing)?.fork.aborted.push(event);
    this.#owners.set(event.id, this.#parentOf(failing));
  }

  #ownerOf(event: RecordedEvent): Trace {
    const { type } = event;
    const previousType = this.#previousType(event);
    const owner = this.#previousOwner(event);
    if (type === 'EvaluationFailed') return this.#ownerOfEvaluation(event, owner, previousType);
    if (type.endsWith('StateEntered')) {
      return previousType === 'ParallelStateStarted' ? this.#createChild(owner, event.name as string) : owner;
    }
    if (type === 'ParallelStateSucceeded' || type === 'ParallelStateExited') {
      return previousType === 'ParallelStateFailed' ? owner : this.#parentOf(owner);
    }
    if (/^(Map|Parallel)State(Started|Failed)$/.test(type)) {
      return this.#isOwnOfFork(type, previousType, owner) ? owner : this.#parentOf(owner);
    }
    return owner;
  }

  /** Um Map ou Parallel aponta um evento seu, ou o do filho que o derrubou. */
  #isOwnOfFork(type: string, previousType: string | undefined, owner: Trace): boolean {
    const kind = type.startsWith('Map') ? 'Map' : 'Parallel';
    return openState(owner)?.type === `${kind}StateEntered` && previousType !== `${kind}StateFailed`;
  }

  #ownerOfEvaluation(event: RecordedEvent, owner: Trace, previousType: string | undefined): Trace {
    if (previousType !== 'ParallelStateStarted') return owner;
    const { state } = event.extra as { state: string };
    return owner.forks.get(event.previousEventId)?.children.get(state) ?? owner;
  }

  #createChild(parent: Trace, key: number | string): Trace {
    const fork = [...parent.forks.values()].at(-1) as ForkTrace;
    const child = new Trace();
    fork.children.set(key, child);
    this.#births.set(child, { parent, fork });
    return child;
  }

  #previousOwner({ previousEventId }: RecordedEvent): Trace {
    return this.#owners.get(previousEventId) ?? this.root;
  }

  #previousType({ previousEventId }: RecordedEvent): string | undefined {
    return this.#records[previousEventId - 1]?.type;
  }

  #parentOf(trace: Trace): Trace {
    return this.#births.get(trace)?.parent ?? trace;
  }
}
