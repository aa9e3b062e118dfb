import type { Json } from '../json/json.ts';
import type { Visit } from '../machine/state-node.ts';
import { openState } from './replay/open-state.ts';
import type { ForkTrace, Trace } from './replay/trace.ts';
import { StatesError } from './states-error.ts';
import type { Thread, ThreadOwner } from './thread.ts';

/** A falha de um filho, que passa a ser a do estado que o criou. */
export class ChildFailure extends StatesError {}

/** O que Parallel e Map fazem de diferente com os seus filhos. */
export interface ForkPlan {
  readonly total: number;
  /** Quantos filhos podem andar ao mesmo tempo. */
  readonly concurrency: number;
  /** O que os filhos já fizeram, quando a execução é retomada. */
  readonly traces: ForkTrace | undefined;
  /** Como `traces` chama o filho. */
  traceKey(index: number): number | string;
  /** Cria o filho; `freedBy` é o último evento do filho que lhe cedeu o lugar, se houve um. */
  create(owner: ThreadOwner, index: number, freedBy: number | undefined, trace: Trace | undefined): Thread;
  /** Devolve o evento que anotou, se anotou algum. */
  succeeded?(child: Thread): number;
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
    this.#advanceTo(child.lastEventId);
    this.#parent.lastEventTime = Math.max(this.#parent.lastEventTime, child.lastEventTime);
    const event = this.#plan.succeeded?.(child);
    if (event !== undefined) this.#advanceTo(event);
    this.#startMore();
    this.#wake();
  }

  /**
   * Na ordem dos filhos: o que falhou anota a falha, cada irmão que andava anota a interrupção, e o estado
   * em que cada um estava é dado por interrompido, também o do que falhou. Assim está gravado da AWS.
   */
  failed(child: Thread, { error, causeText }: StatesError): void {
    this.#failure = new ChildFailure(error, causeText);
    const family = [...this.#active].sort((left, right) => left.index - right.index);
    this.#active.clear();
    for (const member of family) {
      if (member === child) this.#plan.failed?.(child);
      else this.#abort(member, child.lastEventId);
      const hasOwnEnding =
        member === child && (child.state.type === 'Map' || child.state.type === 'Parallel');
      if (member.enteredEventId > 0 && !hasOwnEnding) this.#abortState(member.state.type, child.lastEventId);
    }
    this.#abortUnreplayed(child.lastEventId);
    this.#parent.lastEventId = child.lastEventId;
    this.#parent.lastEventTime = child.lastEventTime;
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
        const trace = this.#plan.traces?.children.get(this.#plan.traceKey(this.#next));
        if (this.#parent.run.isReplaying && !trace) {
          this.#parent.run.deferStart(() => this.#continueStarting());
          return;
        }
        const index = this.#next++;
        const freedBy = index < concurrency ? undefined : this.#freedBy;
        const child = this.#plan.create(this, index, freedBy, trace);
        this.#active.add(child);
        child.start();
      }
    } finally {
      this.#isStarting = false;
    }
  }

  #continueStarting(): void {
    if (!this.#isWaiting) return;
    this.#startMore();
    this.#wake();
  }

  /** Refeitos fora de ordem, os filhos não podem fazer o pai voltar a um evento mais velho. */
  #advanceTo(eventId: number): void {
    if (eventId > this.#parent.lastEventId) this.#parent.lastEventId = eventId;
  }

  #wake(): void {
    if (!this.#isWaiting || this.#isStarting || !this.#isDone) return;
    this.#isWaiting = false;
    this.#parent.resume();
  }

  #abort(sibling: Thread, failingEventId: number): void {
    sibling.abandon();
    this.#plan.aborted?.(sibling, failingEventId);
  }

  #abortState(stateType: string | undefined, failingEventId: number): void {
    if (stateType === undefined || !ABORTABLE.has(stateType)) return;
    const type = `${stateType}StateAborted` as 'TaskStateAborted';
    if (!this.#plan.traces?.takeAborted(type)) this.#parent.run.record(failingEventId, type);
  }

  /** Um filho que falha ao ser refeito derruba também os irmãos que ainda não o foram. */
  #abortUnreplayed(failingEventId: number): void {
    const { traces, total } = this.#plan;
    if (!traces) return;
    for (let index = this.#next; index < total; index++) {
      const trace = traces.children.get(this.#plan.traceKey(index));
      const open = trace && openState(trace);
      if (!trace || trace.ended || (!open && trace.events.length > 0)) continue;
      const sibling = this.#plan.create(this, index, undefined, trace);
      this.#abort(sibling, failingEventId);
      this.#abortState(open?.type.replace('StateEntered', ''), failingEventId);
    }
  }
}
