import {
  type Json,
  TaskError,
  type TaskRequest,
  type VirtualClock,
} from '../../../../../shared/asl/index.ts';
import type { MockAnswer, PendingTask } from './types.ts';

interface Waiting {
  readonly task: PendingTask;
  readonly request: TaskRequest;
  settle(answer: MockAnswer): void;
}

/**
 * As tarefas que esperam a resposta da pessoa. Enquanto houver uma, o tempo virtual fica parado, a não ser
 * que a pessoa o deixe passar com `advance`.
 */
export class PendingTasks {
  readonly #clock: VirtualClock;
  readonly #onChange: () => void;
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;
  #isStopped = false;
  #barrier: { cancel(): void } | undefined;

  /** @param onChange chamado quando uma tarefa chega ou sai, e quando o tempo para ou volta a andar */
  constructor(clock: VirtualClock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get tasks(): PendingTask[] {
    return [...this.#waiting.values()].map(({ task }) => task);
  }

  /** Verdadeiro enquanto o tempo está parado à espera da pessoa. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /**
   * Espera a resposta da pessoa.
   * @throws o motivo de `request.signal`, se a máquina desistir antes
   */
  wait(request: TaskRequest): Promise<MockAnswer> {
    const { signal } = request;
    const id = `tarefa-${++this.#count}`;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        signal.removeEventListener('abort', abandon);
        this.#waiting.delete(id);
        this.#update();
      };
      const abandon = (): void => {
        leave();
        reject(signal.reason);
      };
      const settle = (answer: MockAnswer): void => {
        leave();
        resolve(answer);
      };
      this.#waiting.set(id, { task: pendingTask(id, request), request, settle });
      signal.addEventListener('abort', abandon);
      // Uma tarefa nova para o tempo, mesmo que ele estivesse passando.
      this.#lift();
      this.#update();
    });
  }

  answer(taskId: string, answer: MockAnswer): void {
    this.#waiting.get(taskId)?.settle(answer);
  }

  heartbeat(taskId: string): void {
    this.#waiting.get(taskId)?.request.heartbeat();
    this.#onChange();
  }

  /** Deixa passar o tempo pedido, se ele está parado. */
  advance(milliseconds: number): void {
    if (!this.#isStopped) return;
    this.#barrier = this.#clock.at(this.#clock.now() + milliseconds, () => {
      this.#barrier = undefined;
      this.#update();
    });
    this.#update();
  }

  advanceToNextDue(): void {
    const { nextDue } = this.#clock;
    if (nextDue !== undefined) this.advance(Math.max(0, nextDue - this.#clock.now()));
  }

  #lift(): void {
    this.#barrier?.cancel();
    this.#barrier = undefined;
  }

  #update(): void {
    if (this.#waiting.size === 0) this.#lift();
    const shouldStop = this.#waiting.size > 0 && this.#barrier === undefined;
    if (shouldStop && !this.#isStopped) this.#clock.hold();
    if (!shouldStop && this.#isStopped) this.#clock.release();
    this.#isStopped = shouldStop;
    this.#onChange();
  }
}

function pendingTask(id: string, request: TaskRequest): PendingTask {
  const { resource, attempt, timeoutSeconds, heartbeatSeconds } = request;
  return {
    id,
    state: request.stateName,
    resource,
    arguments: request.arguments,
    attempt,
    waitsForToken: resource.endsWith('.waitForTaskToken'),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
  };
}

/** O resultado de uma resposta. @throws TaskError se ela é um erro */
export function resultOf(answer: MockAnswer): Json {
  if ('error' in answer) throw new TaskError(answer.error, answer.cause);
  return answer.result ?? null;
}
