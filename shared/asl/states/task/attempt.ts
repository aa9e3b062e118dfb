import type { Timer } from '../../execution/clock.ts';
import { type RecordedEvent, recordedValue } from '../../execution/history-event.ts';
import { HeartbeatTimeout, runtimeError, StatesError } from '../../execution/states-error.ts';
import { TaskError, type TaskRequest } from '../../execution/task.ts';
import type { Thread } from '../../execution/thread.ts';
import { type Json, JsonText } from '../../json/json.ts';
import { parseJson } from '../../json/parse.ts';
import type { Visit } from '../../machine/state-node.ts';
import { checkSize } from '../fields/size-limit.ts';
import type { Schedule, TaskEvents } from './events.ts';
import type { Resource } from './resource.ts';

type Outcome = { readonly result: Json | JsonText } | { readonly error: StatesError };

/** Uma tentativa de uma tarefa: o pedido que sai, os prazos que correm, a resposta que volta. */
export class TaskAttempt {
  readonly #thread: Thread;
  readonly #resource: Resource;
  readonly #events: TaskEvents;
  readonly #schedule: Schedule;
  #outcome: Outcome | undefined;
  #controller: AbortController | undefined;
  #timeout: Timer | undefined;
  #heartbeat: Timer | undefined;
  #isHolding = false;
  #isWaiting = false;
  #isClosed = false;
  #scheduledTime = 0;
  #recordedArguments: Json | JsonText | undefined;
  #submittedOutput: Json | undefined;
  #hasStarted = false;

  constructor(thread: Thread, resource: Resource, events: TaskEvents, schedule: Schedule) {
    this.#thread = thread;
    this.#resource = resource;
    this.#events = events;
    this.#schedule = schedule;
  }

  /**
   * Agenda, chama e espera. O que já estava no histórico é refeito sem chamar ninguém.
   * @throws StatesError quando a tarefa falhou, esgotou o prazo ou respondeu demais
   */
  *perform(): Visit<Json> {
    const thread = this.#thread;
    yield* thread.replayOver();
    if (!thread.hasRecorded) this.#checkActivity();
    this.#events.scheduled(thread, this.#schedule);
    this.#scheduledTime = thread.lastEventTime;
    if (thread.replayed) this.#recordedArguments = thread.replayed.value;
    if (this.#resource.kind !== 'activity') this.#events.started(thread);
    if (thread.hasRecorded) {
      const answer = this.#replay();
      if (answer) return recordedValue(answer.value);
    }
    yield* thread.replayOver();
    try {
      this.#call();
      if (!this.#outcome) {
        this.#startTimers();
        this.#isWaiting = true;
        yield;
      }
    } finally {
      this.#close();
    }
    return this.#result();
  }

  /** Refaz os eventos que seguem o agendamento. Devolve o da resposta, se ela já tinha chegado. */
  #replay(): RecordedEvent | undefined {
    const thread = this.#thread;
    for (let next = thread.trace?.next; next; next = thread.trace?.next) {
      thread.record(next.type);
      if (next.type === 'ActivityStarted') this.#hasStarted = true;
      if (next.type.endsWith('Submitted')) this.#submittedOutput = recordedValue(next.value);
      if (next.type.endsWith('Succeeded')) return next;
      if (/(Failed|TimedOut)$/.test(next.type)) {
        const { error, cause } = (next.extra ?? {}) as { error?: string; cause?: string };
        throw new StatesError(error, cause);
      }
    }
    return undefined;
  }

  /** Uma activity que não existe nem é agendada: assim está gravado da AWS. */
  #checkActivity(): void {
    const { arn, kind } = this.#resource;
    if (kind !== 'activity' || this.#thread.run.hasActivity(arn)) return;
    throw runtimeError(`The activity ${arn} does not exist.`);
  }

  /** A resposta, que aqui entra no histórico. */
  #result(): Json {
    const thread = this.#thread;
    const outcome = this.#outcome as Outcome;
    if ('error' in outcome) {
      const { error, causeText } = outcome.error;
      const failure = {
        ...(error === undefined ? {} : { error }),
        ...(causeText === undefined ? {} : { cause: causeText }),
      };
      const isTimeout = error === 'States.Timeout';
      if (isTimeout && causeText === undefined) this.#events.timedOut(thread, failure);
      else this.#events.failed(thread, failure);
      throw outcome.error;
    }
    const value = this.#recordedValue(outcome.result);
    this.#events.succeeded(thread, outcome.result instanceof JsonText ? outcome.result : value);
    return value;
  }

  /** Desmarca os prazos e, se a resposta ainda não chegou, avisa a tarefa pelo `signal`. */
  #close(): void {
    this.#isClosed = true;
    this.#timeout?.cancel();
    this.#heartbeat?.cancel();
    this.#release();
    if (!this.#outcome || 'error' in this.#outcome) this.#controller?.abort();
  }

  /** Enquanto a tarefa trabalha, o relógio virtual não salta; uma activity espera alguém de fora desde o começo. */
  #call(): void {
    if (this.#resource.kind !== 'activity' && this.#submittedOutput === undefined) this.#hold();
    try {
      const answer = this.#thread.run.tasks(this.#request());
      if (!isPromise(answer)) {
        this.#settle({ result: answer });
        return;
      }
      answer.then(
        (result) => this.#settle({ result }),
        (error) => this.#settle({ error: errorOf(error) }),
      );
    } catch (error) {
      this.#settle({ error: errorOf(error) });
    }
  }

  #request(): TaskRequest {
    const thread = this.#thread;
    const { timeoutSeconds, heartbeatSeconds, roleArn } = this.#schedule;
    const isResumed = this.#recordedArguments !== undefined;
    const signalOf = (): AbortSignal => {
      this.#controller ??= new AbortController();
      return this.#controller.signal;
    };
    return {
      resource: this.#resource.arn,
      arguments: isResumed ? recordedValue(this.#recordedArguments) : this.#schedule.arguments,
      token: thread.taskToken,
      get signal() {
        return signalOf();
      },
      stateName: thread.state.name,
      executionArn: thread.run.arn,
      attempt: thread.retryCount,
      roleArn,
      timeoutSeconds,
      heartbeatSeconds,
      submitted: (output) => this.#submitted(output),
      started: (workerName) => this.#started(workerName),
      heartbeat: () => this.#restartHeartbeat(),
      resumed: isResumed,
      alreadyStarted: this.#hasStarted,
      submittedOutput: this.#submittedOutput,
    };
  }

  #submitted(output: Json | JsonText): void {
    if (this.#isClosed || this.#outcome || this.#submittedOutput !== undefined) return;
    this.#submittedOutput = output instanceof JsonText ? parseJson(output.text) : output;
    this.#events.submitted(this.#thread, output);
    this.#release();
  }

  #started(workerName: string | undefined): void {
    if (this.#isClosed || this.#outcome || this.#resource.kind !== 'activity') return;
    this.#hasStarted = true;
    this.#events.started(this.#thread, workerName);
    this.#restartHeartbeat();
  }

  #startTimers(): void {
    const { clock } = this.#thread.run;
    const { timeoutSeconds } = this.#schedule;
    if (timeoutSeconds !== undefined) {
      this.#timeout = clock.at(this.#scheduledTime + timeoutSeconds * 1000, () =>
        this.#expire(new StatesError('States.Timeout', undefined)),
      );
    }
    if (this.#resource.kind !== 'activity' || this.#hasStarted) this.#restartHeartbeat();
  }

  #restartHeartbeat(): void {
    const { heartbeatSeconds } = this.#schedule;
    if (heartbeatSeconds === undefined || this.#isClosed || this.#outcome) return;
    const { clock } = this.#thread.run;
    this.#heartbeat?.cancel();
    this.#heartbeat = clock.at(clock.now() + heartbeatSeconds * 1000, () =>
      this.#expire(new HeartbeatTimeout()),
    );
  }

  #expire(error: StatesError): void {
    this.#settle({ error });
  }

  #settle(outcome: Outcome): void {
    if (this.#outcome || this.#isClosed) return;
    this.#outcome = outcome;
    this.#release();
    if (this.#isWaiting) this.#thread.resume();
  }

  /** O valor da resposta; o que passa do limite vira uma falha da tarefa. */
  #recordedValue(result: Json | JsonText): Json {
    try {
      const value = result instanceof JsonText ? parseJson(result.text) : result;
      checkSize(value, this.#events.producer);
      return value;
    } catch (thrown) {
      const error = thrown instanceof StatesError ? thrown : errorOf(thrown);
      this.#events.failed(this.#thread, { error: error.error, cause: error.causeText });
      throw error;
    }
  }

  #hold(): void {
    this.#isHolding = true;
    this.#thread.run.clock.hold();
  }

  #release(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#thread.run.clock.release();
  }
}

function isPromise(value: unknown): value is Promise<Json | JsonText> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

/** Quem executa a tarefa deve falhar com `TaskError`; outra coisa lançada vira `States.TaskFailed`. */
function errorOf(thrown: unknown): StatesError {
  if (thrown instanceof TaskError) return new StatesError(thrown.error, thrown.causeText);
  if (thrown instanceof StatesError) return thrown;
  return new StatesError('States.TaskFailed', thrown instanceof Error ? thrown.message : String(thrown));
}
