import { EvaluationError } from '../evaluation-error.ts';
import type { Json, JsonText } from '../json/json.ts';
import type { CompiledStates } from '../machine/compiled-states.ts';
import { END, type StateNode, type Visit } from '../machine/state-node.ts';
import type { MapItem } from './context-object.ts';
import { contextObject } from './context-object.ts';
import { type HistoryEventType, type RecordedEvent, recordedValue } from './history-event.ts';
import type { Trace } from './replay/trace.ts';
import type { ExecutionRun } from './run.ts';
import { takeStep } from './scheduler.ts';
import { ExecutionEnded, StatesError } from './states-error.ts';

/** Quem pediu um fio de execução e quer saber como ele acabou. */
export interface ThreadOwner {
  succeeded(thread: Thread, output: Json): void;
  failed(thread: Thread, error: StatesError): void;
}

export type Variables = ReadonlyMap<string, Json>;

/** De onde um fio parte. */
export interface ThreadBeginning {
  readonly states: CompiledStates;
  readonly input: Json;
  readonly variables: Variables;
  /** O evento que o primeiro do fio vai apontar. */
  readonly previousEventId: number;
  /** Posição entre os irmãos. */
  readonly index?: number;
  readonly mapItem?: MapItem;
  /** O que o fio já fez, quando a execução é retomada. */
  readonly trace?: Trace;
}

/** Um fio de execução: a máquina toda, um ramo de Parallel, um item de Map. Anda sozinho até parar. */
export class Thread {
  readonly run: ExecutionRun;
  readonly owner: ThreadOwner;
  /** Posição entre os irmãos. */
  readonly index: number;
  /** `$$.Map.Item`, dentro de um Map. */
  readonly mapItem: MapItem | undefined;
  /** Os estados por onde o fio pode andar. */
  readonly states: CompiledStates;
  /** O que o fio já fez antes de ser retomado. */
  readonly trace: Trace | undefined;
  state: StateNode;
  input: Json;
  /** A saída do estado que acabou de terminar. */
  output: Json = null;
  variables: Variables;
  /** O evento que o próximo vai apontar como anterior. */
  lastEventId: number;
  /** Quando aconteceu o último evento do fio, em milissegundos desde a época. */
  lastEventTime = 0;
  /** O último evento anotado, se ele só foi refeito a partir do histórico. */
  replayed: RecordedEvent | undefined = undefined;
  enteredEventId = 0;
  /** O que `EvaluationFailed` aponta: o evento anterior à entrada no estado. */
  eventBeforeEntered = 0;
  enteredTime = 0;
  retryCount = 0;
  taskToken: string | undefined = undefined;
  #visit: Visit | undefined = undefined;
  #running = false;
  #over = false;

  constructor(run: ExecutionRun, owner: ThreadOwner, beginning: ThreadBeginning) {
    this.run = run;
    this.owner = owner;
    this.states = beginning.states;
    this.state = beginning.states.startAt;
    this.input = beginning.input;
    this.variables = beginning.variables;
    this.lastEventId = beginning.previousEventId;
    this.index = beginning.index ?? 0;
    this.mapItem = beginning.mapItem;
    this.trace = beginning.trace;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Anota um evento deste fio, ou refaz o que já estava anotado; o próximo o apontará como anterior. */
  record(type: HistoryEventType, name?: string, value?: Json | JsonText, extra?: object): number {
    this.replayed = this.trace?.take(type);
    const event = this.replayed ?? this.run.record(this.lastEventId, type, name, value, extra);
    this.lastEventId = event.id;
    this.lastEventTime = event.time;
    return event.id;
  }

  /** Diz se o próximo evento do fio já está no histórico. */
  get hasRecorded(): boolean {
    return this.trace?.next !== undefined;
  }

  /** Enquanto outros fios refazem o que fizeram, quem já refez tudo espera. Usar com `yield*`. */
  *replayOver(): Visit<void> {
    if (!this.run.isReplaying || this.hasRecorded) return;
    this.run.defer(this);
    yield;
  }

  /** Fica com a saída e as variáveis que um evento de saída guardou. */
  restore({ value, extra }: RecordedEvent): void {
    this.output = recordedValue(value);
    if (!extra) return;
    const variables = new Map(this.variables);
    for (const [name, assigned] of Object.entries(extra)) variables.set(name, recordedValue(assigned));
    this.variables = variables;
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
        this.#answer(() => this.resume(settled));
      },
      (error) => {
        clock.release();
        this.#answer(() => this.fail(error));
      },
    );
    return (yield) as T;
  }

  #answer(action: () => void): void {
    if (this.run.isReplaying && !this.hasRecorded) this.run.deferAnswer(action);
    else action();
  }

  /** Para até o instante dado, em milissegundos desde a época. Usar com `yield*`. */
  *until(due: number): Visit<void> {
    if (this.hasRecorded) return;
    const timer = this.run.clock.at(due, () => this.resume(), this.lastEventId);
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
        if (this.run.isReplaying && !this.hasRecorded) {
          this.run.defer(this);
          return false;
        }
        if (!takeStep(this)) {
          this.run.clock.hold();
          return false;
        }
        this.#enter();
        if (this.trace?.afterExit) {
          this.#skipVisit(this.trace);
          continue;
        }
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
    this.#followRecorded();
    const { state } = this;
    this.retryCount = 0;
    this.eventBeforeEntered = this.lastEventId;
    this.enteredEventId = this.record(state.enteredType, state.name, this.input);
    this.enteredTime = this.lastEventTime;
  }

  /** O caminho gravado vale mais que o refeito: uma escolha pode ter sido sorteada. */
  #followRecorded(): void {
    const name = this.trace?.next?.name;
    if (name !== undefined && name !== this.state.name)
      this.state = this.states.states.get(name) ?? this.state;
  }

  /** Uma visita que terminou e foi seguida de outra não precisa ser refeita. */
  #skipVisit(trace: Trace): void {
    const exit = trace.exit as RecordedEvent;
    trace.skipVisit();
    this.restore(exit);
    this.lastEventId = exit.id;
    this.lastEventTime = exit.time;
    this.input = this.output;
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
    if (error === 'States.QueryEvaluationError') {
      const isUntouched = this.lastEventId === this.enteredEventId && this.state.type !== 'Wait';
      if (isUntouched) this.lastEventId = this.eventBeforeEntered;
      this.record('EvaluationFailed', undefined, undefined, {
        error,
        cause,
        ...(location === undefined ? {} : { location }),
        state: name,
      });
    }
    return new StatesError(error, cause);
  }
}
