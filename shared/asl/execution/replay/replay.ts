import type { Clock } from '../clock.ts';
import { afterMacrotask } from '../macrotask.ts';
import type { Thread } from '../thread.ts';

/**
 * Segura quem já refez tudo até que todos tenham refeito. Sem isso, um fio andaria à frente de um irmão
 * que, no histórico, já o derrubou. Depois solta cada um na ordem em que teria andado sem o corte.
 */
export class Replay {
  isOver = false;
  readonly #clock: Clock;
  /** O último evento do histórico: o fio que o anotou era o que andava no corte. */
  readonly #cutEventId: number;
  readonly #running: Thread[] = [];
  readonly #starts: (() => void)[] = [];
  readonly #paused: Thread[] = [];
  readonly #answers: (() => void)[] = [];
  #progress = 0;

  constructor(clock: Clock, cutEventId: number) {
    this.#clock = clock;
    this.#cutEventId = cutEventId;
    clock.hold();
  }

  defer(thread: Thread): void {
    this.#progress++;
    const wasRunning = thread.lastEventId >= this.#cutEventId;
    (wasRunning ? this.#running : this.#paused).push(thread);
  }

  /** Um filho que ainda não tinha começado. */
  deferStart(start: () => void): void {
    this.#progress++;
    this.#starts.push(start);
  }

  /** A resposta de uma expressão que o corte pegou pendente. */
  deferAnswer(answer: () => void): void {
    this.#progress++;
    this.#answers.push(answer);
  }

  /** Termina quando uma volta do laço passa sem que ninguém avance: expressões podem estar pendentes. */
  settle(): void {
    const before = this.#progress;
    afterMacrotask(() => {
      if (this.#progress !== before) this.settle();
      else this.#release();
    });
  }

  #release(): void {
    this.isOver = true;
    const paused = this.#paused.sort((left, right) => left.lastEventId - right.lastEventId);
    // Os parados só marcam de novo os seus prazos, na ordem em que os tinham marcado.
    for (const thread of paused) if (!thread.isOver) thread.start();
    for (const thread of this.#running) if (!thread.isOver) thread.start();
    for (const start of this.#starts) start();
    for (const answer of this.#answers) answer();
    this.#clock.release();
  }
}
