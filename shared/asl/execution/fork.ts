import type { Json } from '../json/json.ts';
import type { Visit } from '../machine/state-node.ts';
import { StatesError } from './states-error.ts';
import type { Thread, ThreadOwner } from './thread.ts';

/** A falha de um filho, que passa a ser a do estado que o criou. */
export class ChildFailure extends StatesError {}

/** O que Parallel e Map fazem de diferente com os seus filhos. */
export interface ForkPlan {
  readonly total: number;
  /** Quantos filhos podem andar ao mesmo tempo. */
  readonly concurrency: number;
  /** Cria o filho; `previousEventId` é o evento do filho que lhe cedeu o lugar, se houve um. */
  create(owner: ThreadOwner, index: number, previousEventId: number | undefined): Thread;
  succeeded?(child: Thread): void;
  failed?(child: Thread): void;
  /** Um irmão caiu por causa de `failingEventId`. */
  aborted?(child: Thread, failingEventId: number): void;
}

/** Os estados que têm um evento para "interrompido". */
const ABORTABLE = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** Filhos que andam ao mesmo tempo. Acaba quando todos terminam, ou quando o primeiro falha. */
export class Fork implements ThreadOwner {
  readonly results: Json[];
  readonly #parent: Thread;
  readonly #plan: ForkPlan;
  readonly #active = new Set<Thread>();
  #next = 0;
  #completed = 0;
  #freedBy: number | undefined;
  #failure: ChildFailure | undefined;
  #isStarting = false;
  #isWaiting = false;

  constructor(parent: Thread, plan: ForkPlan) {
    this.#parent = parent;
    this.#plan = plan;
    this.results = new Array(plan.total).fill(null);
  }

  /**
   * Anda até o fim de todos. Os resultados ficam em `results`, na ordem dos filhos.
   * @throws ChildFailure a falha do primeiro filho que falhou
   */
  *run(): Visit<void> {
    try {
      this.#startMore();
      if (!this.#isDone) {
        this.#isWaiting = true;
        yield;
      }
    } finally {
      this.#isWaiting = false;
      for (const child of this.#active) child.abandon();
    }
    if (this.#failure) throw this.#failure;
  }

  succeeded(child: Thread, output: Json): void {
    this.#active.delete(child);
    this.#completed++;
    this.results[child.index] = output;
    this.#freedBy = child.lastEventId;
    this.#parent.lastEventId = child.lastEventId;
    this.#plan.succeeded?.(child);
    this.#startMore();
    this.#wake();
  }

  failed(child: Thread, { error, causeText }: StatesError): void {
    this.#active.delete(child);
    this.#failure = new ChildFailure(error, causeText);
    this.#plan.failed?.(child);
    for (const sibling of this.#active) this.#abort(sibling, child.lastEventId);
    this.#active.clear();
    this.#parent.lastEventId = child.lastEventId;
    this.#wake();
  }

  get #isDone(): boolean {
    return this.#failure !== undefined || this.#completed === this.#plan.total;
  }

  /** Um filho que termina na hora chama isto de dentro de `start`: quem já está no laço cuida do resto. */
  #startMore(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    const { total, concurrency } = this.#plan;
    try {
      while (!this.#failure && this.#next < total && this.#active.size < concurrency) {
        const index = this.#next++;
        const child = this.#plan.create(this, index, index < concurrency ? undefined : this.#freedBy);
        this.#active.add(child);
        child.start();
      }
    } finally {
      this.#isStarting = false;
    }
  }

  #wake(): void {
    if (!this.#isWaiting || this.#isStarting || !this.#isDone) return;
    this.#isWaiting = false;
    this.#parent.resume();
  }

  #abort(sibling: Thread, failingEventId: number): void {
    sibling.abandon();
    const { state } = sibling;
    if (sibling.enteredEventId > 0 && ABORTABLE.has(state.type)) {
      this.#parent.run.record(failingEventId, `${state.type}StateAborted` as 'TaskStateAborted');
    }
    this.#plan.aborted?.(sibling, failingEventId);
  }
}
