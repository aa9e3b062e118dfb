import type { Timer } from '../../execution/clock.ts';
import { StatesError } from '../../execution/states-error.ts';
import { TaskError, type TaskRequest } from '../../execution/task.ts';
import type { Thread } from '../../execution/thread.ts';
import { type Json, JsonText } from '../../json/json.ts';
import { parseJson } from '../../json/parse.ts';
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

  constructor(thread: Thread, resource: Resource, events: TaskEvents, schedule: Schedule) {
    this.#thread = thread;
    this.#resource = resource;
    this.#events = events;
    this.#schedule = schedule;
  }

  /** Agenda e chama a tarefa. Devolve verdadeiro se a resposta já chegou. */
  start(): boolean {
    const thread = this.#thread;
    this.#events.scheduled(thread, this.#schedule);
    if (this.#resource.kind !== 'activity') this.#events.started(thread);
    this.#call();
    if (this.#outcome) return true;
    this.#startTimers();
    this.#isWaiting = true;
    return false;
  }

  /**
   * A resposta, já registrada no histórico.
   * @throws StatesError quando a tarefa falhou, esgotou o prazo ou respondeu demais
   */
  result(): Json {
    const thread = this.#thread;
    const outcome = this.#outcome as Outcome;
    if ('error' in outcome) {
      const { error, causeText } = outcome.error;
      const failure = {
        ...(error === undefined ? {} : { error }),
        ...(causeText === undefined ? {} : { cause: causeText }),
      };
      const isTimeout = error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
      if (isTimeout && causeText === undefined) this.#events.timedOut(thread, failure);
      else this.#events.failed(thread, failure);
      throw outcome.error;
    }
    const value = this.#valueOf(outcome.result);
    this.#events.succeeded(thread, outcome.result instanceof JsonText ? outcome.result : value);
    return value;
  }

  /** Desmarca os prazos e, se a resposta ainda não chegou, avisa a tarefa pelo `signal`. */
  close(): void {
    this.#isClosed = true;
    this.#timeout?.cancel();
    this.#heartbeat?.cancel();
    this.#release();
    if (!this.#outcome || 'error' in this.#outcome) this.#controller?.abort();
  }

  /** Enquanto a tarefa trabalha, o relógio virtual não salta; uma activity espera alguém de fora desde o começo. */
  #call(): void {
    if (this.#resource.kind !== 'activity') this.#hold();
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
    const signalOf = (): AbortSignal => {
      this.#controller ??= new AbortController();
      return this.#controller.signal;
    };
    return {
      resource: this.#resource.arn,
      arguments: this.#schedule.arguments,
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
      resumed: false,
    };
  }

  #submitted(output: Json | JsonText): void {
    if (this.#isClosed || this.#outcome) return;
    this.#events.submitted(this.#thread, output);
    this.#release();
  }

  #started(workerName: string | undefined): void {
    if (this.#isClosed || this.#outcome || this.#resource.kind !== 'activity') return;
    this.#events.started(this.#thread, workerName);
    this.#restartHeartbeat();
  }

  #startTimers(): void {
    const { clock } = this.#thread.run;
    const { timeoutSeconds } = this.#schedule;
    if (timeoutSeconds !== undefined) {
      this.#timeout = clock.at(clock.now() + timeoutSeconds * 1000, () => this.#expire('States.Timeout'));
    }
    if (this.#resource.kind !== 'activity') this.#restartHeartbeat();
  }

  #restartHeartbeat(): void {
    const { heartbeatSeconds } = this.#schedule;
    if (heartbeatSeconds === undefined || this.#isClosed || this.#outcome) return;
    const { clock } = this.#thread.run;
    this.#heartbeat?.cancel();
    this.#heartbeat = clock.at(clock.now() + heartbeatSeconds * 1000, () =>
      this.#expire('States.HeartbeatTimeout'),
    );
  }

  #expire(error: string): void {
    this.#settle({ error: new StatesError(error, undefined) });
  }

  #settle(outcome: Outcome): void {
    if (this.#outcome || this.#isClosed) return;
    this.#outcome = outcome;
    this.#release();
    if (this.#isWaiting) this.#thread.resume();
  }

  /** O valor da resposta; o que passa do limite vira uma falha da tarefa. */
  #valueOf(result: Json | JsonText): Json {
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
