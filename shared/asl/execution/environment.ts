import type { EvaluationEnv } from '../evaluation-env.ts';
import type { Clock } from './clock.ts';

/** O acaso e a hora de uma execução. Os sorteios se repetem com a semente; não servem para segredos. */
export class Environment implements EvaluationEnv {
  readonly #clock: Clock;
  #state: number;

  /** @param seed qualquer número; sem ela, uma semente sorteada */
  constructor(clock: Clock, seed: number = Math.floor(Math.random() * 0x1_0000_0000)) {
    this.#clock = clock;
    this.#state = seed >>> 0;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Um número em [0, 1). Algoritmo: mulberry32. */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** Um UUID versão 4. */
  uuid(): string {
    let hex = '';
    while (hex.length < 32) {
      hex += Math.floor(this.random() * 0x1_0000_0000)
        .toString(16)
        .padStart(8, '0');
    }
    const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
