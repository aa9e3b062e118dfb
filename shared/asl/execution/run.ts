import { type Json, JsonText } from '../json/json.ts';
import { parseJson } from '../json/parse.ts';
import { stringifyJson } from '../json/stringify.ts';
import type { StateMachine } from '../machine/machine.ts';
import type { MapRunKeeper } from '../map-run/keeper.ts';
import type { MapRun } from '../map-run/map-run.ts';
import { Arns } from './arns.ts';
import type { Clock, Timer } from './clock.ts';
import { isoTime } from './context-object.ts';
import { Environment } from './environment.ts';
import type { Execution, ExecutionOptions, ExecutionResult } from './execution.ts';
import { History, MAX_EVENTS, MAX_EXPRESS_EVENTS } from './history.ts';
import type { HistoryEvent, HistoryEventType, RecordedEvent } from './history-event.ts';
import { recordedEnding } from './replay/ending.ts';
import { readTrace } from './replay/read-trace.ts';
import { Replay } from './replay/replay.ts';
import type { Trace } from './replay/trace.ts';
import { ExecutionEnded, type StatesError } from './states-error.ts';
import { SystemClock } from './system-clock.ts';
import type { TaskRunner } from './task.ts';
import { taskToken } from './task-token.ts';
import { Thread, type ThreadOwner, type Variables } from './thread.ts';

const NO_VARIABLES: Variables = new Map();

/** O andamento de uma execução: dona do histórico, do fio principal e do fim. */
export class ExecutionRun implements Execution, ThreadOwner {
  readonly machine: StateMachine;
  readonly tasks: TaskRunner;
  readonly clock: Clock;
  /** O acaso e a hora das expressões. */
  readonly env: Environment;
  /** Quem guarda as filhas dos Map Runs. */
  readonly mapRunKeeper: MapRunKeeper | undefined;
  readonly hasActivity: (arn: string) => boolean;
  readonly arns: Arns;
  readonly name: string;
  readonly input: Json;
  /** Os Map Runs que esta execução abriu, na ordem. */
  readonly mapRuns: MapRun[] = [];
  readonly startTime: number;
  readonly #history: History;
  readonly #inputText: Json | JsonText;
  readonly #onEnd: ((result: ExecutionResult) => void)[] = [];
  #arn: string | undefined;
  readonly #redriveCount: number;
  /** De quando conta o `TimeoutSeconds` da máquina: um redrive o recomeça. */
  readonly #timeoutBase: number;
  #executionContext: Json | undefined;
  #outcome: ExecutionResult | undefined;
  #promise: Promise<ExecutionResult> | undefined;
  #thread: Thread | undefined;
  #timeout: Timer | undefined;
  readonly #maxEvents: number;
  #isOver = false;
  #replay: Replay | undefined;

  /**
   * @param arns os da máquina, quando já são conhecidos: é o caso das filhas de um Map Run
   * @param records o histórico até aqui, quando a execução é retomada
   */
  constructor(machine: StateMachine, options: ExecutionOptions, arns?: Arns, records: RecordedEvent[] = []) {
    this.machine = machine;
    this.tasks = options.tasks;
    this.mapRunKeeper = options.mapRunKeeper;
    this.hasActivity = options.hasActivity ?? (() => true);
    this.clock = options.clock ?? new SystemClock();
    this.env = new Environment(this.clock, options.seed);
    this.name = options.name ?? this.env.uuid();
    this.#arn = options.executionArn;
    this.arns = arns ?? new Arns(machine, options);
    this.#inputText = records[0]?.value ?? options.input ?? {};
    this.input = this.#inputText instanceof JsonText ? parseJson(this.#inputText.text) : this.#inputText;
    this.startTime = records[0]?.time ?? this.clock.now();
    const redrives = records.filter(({ type }) => type === 'ExecutionRedriven');
    this.#redriveCount = redrives.length;
    this.#timeoutBase = redrives.at(-1)?.time ?? this.startTime;
    this.#maxEvents = machine.type === 'EXPRESS' ? MAX_EXPRESS_EVENTS : MAX_EVENTS;
    this.#history = new History(this.clock, records);
  }

  /** `$$.Execution`. Montado só quando alguém o lê. */
  get executionContext(): Json {
    this.#executionContext ??= {
      Id: this.arn,
      Input: this.input,
      StartTime: isoTime(this.startTime),
      Name: this.name,
      RoleArn: this.arns.role,
      RedriveCount: this.#redriveCount,
    };
    return this.#executionContext;
  }

  /** `$$.StateMachine`. */
  get stateMachineContext(): Json {
    return { Id: this.arns.stateMachine, Name: this.arns.stateMachineName };
  }

  /** Criada só quando alguém pede: os filhos de um Map Run não precisam dela. */
  get result(): Promise<ExecutionResult> {
    this.#promise ??= new Promise((resolve) => this.whenOver(resolve));
    return this.#promise;
  }

  /** O resultado, depois do fim. */
  get outcome(): ExecutionResult | undefined {
    return this.#outcome;
  }

  /** Chama `listener` no fim, na mesma volta do laço; já, se a execução acabou. */
  whenOver(listener: (result: ExecutionResult) => void): void {
    if (this.#outcome) listener(this.#outcome);
    else this.#onEnd.push(listener);
  }

  get arn(): string {
    this.#arn ??= this.arns.execution(this.name);
    return this.#arn;
  }

  get history(): readonly HistoryEvent[] {
    return this.#history.events;
  }

  get redriveCount(): number {
    return this.#redriveCount;
  }

  /** Quando aconteceu o último evento, em milissegundos desde a época. */
  get lastEventTime(): number {
    return this.#history.records.at(-1)?.time ?? this.startTime;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  onEvent(listener: (event: HistoryEvent) => void): () => void {
    return this.#history.onEvent(listener);
  }

  /** Anota `ExecutionStarted` e põe a máquina para andar. */
  start(): void {
    if (this.#isOver) return;
    this.#history.add(0, 'ExecutionStarted', undefined, this.#inputText, this.arns.startedDetails);
    this.#startTimeout();
    this.#startThread(undefined);
  }

  /** Refaz o que o histórico conta, sem repetir nada, e continua depois do último evento. */
  resume(): void {
    const ending = recordedEnding(this.#history.records);
    if (ending) {
      this.#isOver = true;
      this.#resolve(ending);
      return;
    }
    this.#startTimeout();
    this.#replay = new Replay(this.clock, this.#history.records.length);
    this.#startThread(readTrace(this.#history.records));
    this.#replay.settle();
  }

  /** Verdadeiro enquanto os fios refazem o que o histórico já conta. */
  get isReplaying(): boolean {
    return this.#replay !== undefined && !this.#replay.isOver;
  }

  /** Este fio já refez tudo: continua quando os outros também tiverem refeito. */
  defer(thread: Thread): void {
    this.#replay?.defer(thread);
  }

  /** Começar um filho novo também espera. */
  deferStart(start: () => void): void {
    this.#replay?.deferStart(start);
  }

  /** A resposta de uma expressão também espera. */
  deferAnswer(answer: () => void): void {
    this.#replay?.deferAnswer(answer);
  }

  #startThread(trace: Trace | undefined): void {
    const { root: states } = this.machine;
    const beginning = { states, input: this.input, variables: NO_VARIABLES, previousEventId: 0, trace };
    this.#thread = new Thread(this, this, beginning);
    this.#thread.start();
  }

  #startTimeout(): void {
    const { timeoutSeconds } = this.machine;
    if (timeoutSeconds === undefined) return;
    this.#timeout = this.clock.at(this.#timeoutBase + timeoutSeconds * 1000, () => this.#timeOut());
  }

  stop(reason: { error?: string; cause?: string } = {}): void {
    this.#end('ExecutionAborted', 0, { status: 'ABORTED', ...failure(reason.error, reason.cause) });
  }

  /** O token da tentativa em que o fio está. */
  tokenFor({ enteredEventId, retryCount }: Thread): string {
    const { arn: executionArn, redriveCount } = this;
    return taskToken({ executionArn, enteredEventId, retryCount, redriveCount });
  }

  /** @throws ExecutionEnded quando a execução já acabou, ou acaba por chegar ao limite de eventos */
  record(
    previousEventId: number,
    type: HistoryEventType,
    name?: string,
    value?: Json | JsonText,
    extra?: object,
  ): RecordedEvent {
    if (this.#isOver) throw new ExecutionEnded();
    if (this.#history.records.length >= this.#maxEvents - 1) {
      const cause = `The execution reached the maximum number of history events (${this.#maxEvents}).`;
      this.#fail(previousEventId, 'States.Runtime', cause);
      throw new ExecutionEnded();
    }
    return this.#history.add(previousEventId, type, name, value, extra);
  }

  succeeded(thread: Thread, output: Json): void {
    if (this.#isOver) return;
    this.#close();
    this.#history.add(thread.lastEventId, 'ExecutionSucceeded', undefined, output, undefined);
    this.#resolve({ status: 'SUCCEEDED', output, outputText: stringifyJson(output) });
  }

  failed(thread: Thread, { error, causeText }: StatesError): void {
    this.#fail(thread.lastEventId, error, causeText);
  }

  #fail(previousEventId: number, error: string | undefined, cause: string | undefined): void {
    this.#end('ExecutionFailed', previousEventId, { status: 'FAILED', ...failure(error, cause) });
  }

  /** O evento diz `States.Timeout`; o resultado, como `DescribeExecution`, não diz nada. */
  #timeOut(): void {
    if (this.#isOver) return;
    this.#close();
    this.#history.add(0, 'ExecutionTimedOut', undefined, undefined, { error: 'States.Timeout' });
    this.#resolve({ status: 'TIMED_OUT' });
  }

  #end(
    type: HistoryEventType,
    previousEventId: number,
    result: Exclude<ExecutionResult, { status: 'SUCCEEDED' }>,
  ): void {
    if (this.#isOver) return;
    this.#close();
    this.#history.add(previousEventId, type, undefined, undefined, failure(result.error, result.cause));
    this.#resolve(result);
  }

  #resolve(result: ExecutionResult): void {
    this.#outcome = result;
    for (const listener of this.#onEnd) listener(result);
  }

  #close(): void {
    this.#isOver = true;
    this.#timeout?.cancel();
    this.#thread?.abandon();
    this.#thread = undefined;
  }
}

function failure(error: string | undefined, cause: string | undefined): { error?: string; cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}
