import type { Clock } from '../../../asl/execution/clock.ts';

/**
 * Números que só crescem, mesmo depois de um reinício ou de a lista ser esvaziada: servem de marcador em `?after=`.
 * Têm 16 algarismos, para que a ordem do texto seja a dos números.
 */
export class EventIds {
  readonly #clock: Clock;
  #last = 0;

  /** @param existing o que já está guardado */
  constructor(clock: Clock, existing: Iterable<{ readonly id: string }>) {
    this.#clock = clock;
    for (const { id } of existing) this.#last = Math.max(this.#last, Number(id));
  }

  next(): string {
    this.#last = Math.max(this.#last + 1, this.#clock.now() * 1000);
    return String(this.#last).padStart(16, '0');
  }
}
