import { EvaluationError } from '../evaluation-error.ts';
import type { Json, JsonText } from '../json/json.ts';
import { END, type StateNode, type Visit } from '../machine/state-node.ts';
import type { MapItem } from './context-object.ts';
import { contextObject } from './context-object.ts';
import type { HistoryEventType } from './history-event.ts';
import type { ExecutionRun } from './run.ts';
import { takeStep } from './scheduler.ts';
import { ExecutionEnded, StatesError } from './states-error.ts';

/** Quem pediu um fio de execução e quer saber como ele acabou. */
export interface ThreadOwner {
  succeeded(thread: Thread, output: Json): void;
  failed(thread: Thread, error: StatesError): void;
}

export type Variables = ReadonlyMap<string, Json>;

/** Um fio de execução: a máquina toda, um ramo de Parallel, um item de Map. Anda sozinho até parar. */
export class Thread {
  readonly run: ExecutionRun;
  readonly owner: ThreadOwner;
  /** Posição entre os irmãos. */
  readonly index: number;
  /** `$$.Map.Item`, dentro de um Map. */
  readonly mapItem: MapItem | undefined;
  state: StateNode;
  input: Json;
  /** A saída do estado que acabou de terminar. */
  output: Json = null;
  variables: Variables;
  /** O evento que o próximo vai apontar como anterior. */
  lastEventId: number;
  enteredEventId = 0;
  /** O que `EvaluationFailed` aponta: o evento anterior à entrada no estado. */
  eventBeforeEntered = 0;
  enteredTime = 0;
  retryCount = 0;
  taskToken: string | undefined = undefined;
  #visit: Visit | undefined = undefined;
  #running = false;
  #over = false;

  constructor(
    run: ExecutionRun,
    owner: ThreadOwner,
    start: StateNode,
    input: Json,
    variables: Variables,
    lastEventId: number,
    index = 0,
    mapItem?: MapItem,
  ) {
    this.run = run;
    this.owner = owner;
    this.state = start;
    this.input = input;
    this.variables = variables;
    this.lastEventId = lastEventId;
    this.index = index;
    this.mapItem = mapItem;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Anota um evento deste fio; o próximo o apontará como anterior. */
  record(type: HistoryEventType, name?: string, value?: Json | JsonText, extra?: object): number {
    this.lastEventId = this.run.record(this.lastEventId, type, name, value, extra);
    return this.lastEventId;
  }

  /** O objeto de contexto (`$$`, `$states.context`) como está agora, com outro `Map.Item` se pedido. */
  context(mapItem?: MapItem): Json {
    return contextObject(this, mapItem);
  }

  /** Começa a andar, ou continua de onde parou. */
  start(): void {
    this.#advance(undefined, undefined);
  }

  /** A vez voltou, depois de ceder o laço de eventos. */
  nextTurn(): void {
    this.run.clock.release();
    if (!this.#over) this.start();
  }

  /** Continua a visita parada, com o valor que ela esperava. */
  resume(value?: unknown): void {
    if (!this.#over) this.#advance({ value }, undefined);
  }

  /** Continua a visita parada com um erro. */
  fail(error: unknown): void {
    if (!this.#over) this.#advance(undefined, { error });
  }

  /** Espera uma promessa; o que já é valor passa direto. Usar com `yield*`. */
  *settled<T>(value: T | Promise<T>): Visit<T> {
    if (!(value instanceof Promise)) return value;
    const { clock } = this.run;
    clock.hold();
    value.then(
      (settled) => {
        clock.release();
        this.resume(settled);
      },
      (error) => {
        clock.release();
        this.fail(error);
      },
    );
    return (yield) as T;
  }

  /** Para até o instante dado, em milissegundos desde a época. Usar com `yield*`. */
  *until(due: number): Visit<void> {
    const timer = this.run.clock.at(due, () => this.resume());
    try {
      yield;
    } finally {
      timer.cancel();
    }
  }

  /** Larga tudo: fecha a visita, que desmarca o que tinha marcado. Não avisa o dono. */
  abandon(): void {
    if (this.#over) return;
    this.#over = true;
    if (!this.#running) this.#visit?.return(END);
  }

  #advance(resumed: { value: unknown } | undefined, thrown: { error: unknown } | undefined): void {
    this.#running = true;
    try {
      const finished = this.#walk(resumed, thrown);
      this.#running = false;
      if (finished) {
        this.#over = true;
        this.owner.succeeded(this, this.output);
      }
    } catch (error) {
      this.#running = false;
      if (this.#over) return;
      this.#over = true;
      if (error instanceof ExecutionEnded) return;
      this.owner.failed(this, this.toStatesError(error));
    }
  }

  /** Devolve verdadeiro quando o fio chegou ao fim; falso quando parou para esperar. */
  #walk(resumed: { value: unknown } | undefined, thrown: { error: unknown } | undefined): boolean {
    let value = resumed?.value;
    let error = thrown;
    for (;;) {
      let visit = this.#visit;
      if (visit === undefined) {
        if (!takeStep(this)) {
          this.run.clock.hold();
          return false;
        }
        this.#enter();
        const { state } = this;
        if (!state.pauses) {
          const next = state.visit(this);
          if (next === END) return true;
          this.state = next;
          this.input = this.output;
          continue;
        }
        visit = state.visit(this);
        this.#visit = visit;
        value = undefined;
      }
      const step = error ? visit.throw(error.error) : visit.next(value);
      error = undefined;
      if (!step.done) {
        if (this.#over) visit.return(END);
        return false;
      }
      this.#visit = undefined;
      if (step.value === END) return true;
      this.state = step.value;
      this.input = this.output;
    }
  }

  #enter(): void {
    const { state } = this;
    this.retryCount = 0;
    this.eventBeforeEntered = this.lastEventId;
    this.enteredEventId = this.record(state.enteredType, state.name, this.input);
    this.enteredTime = this.run.lastEventTime;
  }

  /**
   * Faz de qualquer coisa lançada um erro do Step Functions. A falha de um campo ganha o começo que a AWS
   * dá a todas; em JSONata, também o evento `EvaluationFailed`.
   */
  toStatesError(thrown: unknown): StatesError {
    if (thrown instanceof StatesError) return thrown;
    if (!(thrown instanceof EvaluationError)) return new StatesError('States.Runtime', String(thrown));
    const { error, location, message } = thrown;
    const { name } = this.state;
    const cause = `An error occurred while executing the state '${name}' (entered at the event id #${this.enteredEventId}). ${message}`;
    if (location !== undefined) {
      const isUntouched = this.lastEventId === this.enteredEventId && this.state.type !== 'Wait';
      if (isUntouched) this.lastEventId = this.eventBeforeEntered;
      this.record('EvaluationFailed', undefined, undefined, { error, cause, location, state: name });
    }
    return new StatesError(error, cause);
  }
}
