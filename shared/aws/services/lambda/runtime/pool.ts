import { Sandbox } from './sandbox.ts';

/** O que a thread de reserva aguenta: mais que o padrão de 128 MB da AWS, onde o runtime não divide o processo. */
const SPARE_MEGABYTES = 512;

/**
 * Guarda uma thread já de pé, sem código, para que a próxima função comece sem esperar por ela.
 * Levantar uma thread custa dezenas de milissegundos; pôr código nela, quase nada.
 */
export class SparePool {
  #spare: Sandbox | undefined;
  #closed = false;

  warm(): void {
    if (!this.#closed && !this.#spare?.isAlive) this.#spare = new Sandbox(SPARE_MEGABYTES);
  }

  /** @param memorySize MB da função: uma que pede mais que a reserva ganha uma thread feita para ela */
  take(memorySize: number): Sandbox {
    if (memorySize > SPARE_MEGABYTES) return new Sandbox(memorySize);
    const spare = this.#spare?.isAlive ? this.#spare : new Sandbox(SPARE_MEGABYTES);
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
