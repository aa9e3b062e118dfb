import { Sandbox } from './sandbox.ts';

/**
 * Guarda uma thread já de pé, sem código, para que a próxima função comece sem esperar por ela.
 * Levantar uma thread custa dezenas de milissegundos; pôr código nela, quase nada.
 */
export class SparePool {
  #spare: Sandbox | undefined;
  #closed = false;

  warm(): void {
    if (!this.#closed && !this.#spare?.isAlive) this.#spare = new Sandbox();
  }

  take(): Sandbox {
    const spare = this.#spare?.isAlive ? this.#spare : new Sandbox();
    this.#spare = undefined;
    // Só repõe quando esta chamada já foi embora: a thread nova não disputa o processador com ela.
    setTimeout(() => this.warm(), 50).unref();
    return spare;
  }

  close(): void {
    this.#closed = true;
    this.#spare?.terminate();
    this.#spare = undefined;
  }
}
