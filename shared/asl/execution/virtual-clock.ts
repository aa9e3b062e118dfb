import type { Clock, Timer } from './clock.ts';
import { afterMacrotask } from './macrotask.ts';
import { sleepOn } from './system-clock.ts';
import { type TimerEntry, TimerHeap } from './timer-heap.ts';

/** 2024-01-01T00:00:00Z: um começo fixo, para que execuções iguais tenham histórias iguais. */
const DEFAULT_START = Date.UTC(2024, 0, 1);

/**
 * Um relógio que salta para a próxima coisa marcada quando nada mais pode andar: três dias de espera não
 * levam tempo. Não salta enquanto houver trabalho em curso fora dele (`hold`).
 */
export class VirtualClock implements Clock {
  #now: number;
  /** Trabalhos em curso fora do relógio, e quantos deles só esperam por ele. */
  #holds = 0;
  #sleepers = 0;
  #jumpScheduled = false;
  readonly #timers = new TimerHeap();

  /** @param start instante inicial, em milissegundos desde a época; padrão 2024-01-01T00:00:00Z */
  constructor(start: number = DEFAULT_START) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  at(due: number, callback: () => void, rank?: number): Timer {
    const entry = this.#timers.add(due, callback, rank);
    this.#scheduleJump();
    return entry;
  }

  /** Quando vence a próxima coisa marcada, em milissegundos desde a época; `undefined` se não há nenhuma. */
  get nextDue(): number | undefined {
    return this.#timers.peek()?.due;
  }

  /** Dorme o tempo virtual pedido. É para tarefas: enquanto dorme, a tarefa não segura o relógio. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.idle(sleepOn(this, milliseconds, signal));
  }

  /** Espera uma promessa sem que a tarefa que espera segure o relógio. É para tarefas. */
  async idle<T>(waiting: Promise<T>): Promise<T> {
    this.#sleepers++;
    this.#scheduleJump();
    try {
      return await waiting;
    } finally {
      this.#sleepers--;
    }
  }

  hold(): void {
    this.#holds++;
  }

  release(): void {
    this.#holds--;
    this.#scheduleJump();
  }

  /** Anda `milliseconds` à mão, disparando em ordem tudo o que vencer no caminho. */
  advance(milliseconds: number): void {
    const target = this.#now + milliseconds;
    for (let next = this.#timers.peek(); next && next.due <= target; next = this.#timers.peek()) {
      this.#fire(next);
    }
    this.#now = target;
  }

  get #isHeld(): boolean {
    return this.#holds > this.#sleepers;
  }

  #scheduleJump(): void {
    if (this.#jumpScheduled || this.#isHeld) return;
    this.#jumpScheduled = true;
    afterMacrotask(() => {
      this.#jumpScheduled = false;
      this.#jump();
    });
  }

  /** Dispara tudo o que vence no próximo instante marcado; o que disso nascer é visto no salto seguinte. */
  #jump(): void {
    const first = this.#timers.peek();
    if (!first || this.#isHeld) return;
    const due = Math.max(first.due, this.#now);
    for (let next: TimerEntry | undefined = first; next && next.due <= due; next = this.#timers.peek()) {
      this.#fire(next);
      if (this.#isHeld) break;
    }
    if (this.#timers.peek()) this.#scheduleJump();
  }

  #fire(entry: TimerEntry): void {
    this.#timers.remove(entry);
    if (entry.due > this.#now) this.#now = entry.due;
    entry.callback();
  }
}
