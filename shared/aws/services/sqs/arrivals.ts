import type { Clock, Timer } from '../../../asl/index.ts';

/** Quem espera que algo mude numa fila. */
export class Arrivals {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Acorda todos, na ordem em que chegaram. */
  announce(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * Espera até `announce`, até `due` (milissegundos desde 1970; sem ele, nada é marcado no relógio), ou até
   * `signal` desistir.
   */
  wait(due: number | undefined, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      const wake = () => {
        timer?.cancel();
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (due !== undefined) timer = this.#clock.at(due, wake);
    });
  }
}
