import { setImmediate as macrotask, setTimeout as pause } from 'node:timers/promises';
import { VirtualClock } from '../aws/index.ts';

type Timer = ReturnType<VirtualClock['at']>;

/**
 * Um relógio virtual que também sabe parar. Parado (`pause`), ele só anda quando alguém pede um passo: uma
 * máquina que espera por uma pessoa não vê o prazo vencer antes que o teste tenha tempo de responder.
 */
export class SteppedClock extends VirtualClock {
  #pauses = 0;
  /** Os trabalhos em curso fora do relógio, sem contar a própria pausa, e quantos deles só esperam por ele. */
  #busy = 0;
  #sleeping = 0;
  #pending = 0;
  #stepped: (() => void) | undefined;

  /** Para o relógio. Cada `pause` pede um `resume`. */
  pause(): void {
    if (++this.#pauses === 1) super.hold();
  }

  resume(): void {
    if (--this.#pauses === 0) super.release();
  }

  override hold(): void {
    this.#busy++;
    super.hold();
  }

  override release(): void {
    this.#busy--;
    super.release();
  }

  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.#sleeping++;
    try {
      await super.sleep(milliseconds, signal);
    } finally {
      this.#sleeping--;
    }
  }

  override at(due: number, callback: () => void, rank?: number): Timer {
    let isPending = true;
    const settle = () => {
      if (isPending) this.#pending--;
      isPending = false;
    };
    this.#pending++;
    const timer = super.at(
      due,
      () => {
        settle();
        this.#endStep();
        callback();
      },
      rank,
    );
    return {
      cancel() {
        settle();
        timer.cancel();
      },
    };
  }

  /** Espera que nada mais ande: só o relógio pode continuar a história. @throws o motivo de `signal`, se ele desistir */
  async quiet(signal: AbortSignal): Promise<void> {
    for (let calm = 0; calm < 2; calm++) {
      await macrotask();
      while (this.#busy > this.#sleeping) {
        signal.throwIfAborted();
        await pause(1);
        calm = 0;
      }
    }
  }

  /**
   * Com o relógio parado, salta para a próxima coisa marcada.
   * @returns `false` quando não há nada marcado: esperar mais não muda nada
   */
  async step(): Promise<boolean> {
    if (this.#pending === 0) return false;
    await new Promise<void>((resolve) => {
      this.#stepped = resolve;
      super.release();
    });
    return true;
  }

  /** A primeira coisa que um passo dispara o termina: o relógio volta a parar antes de ela acontecer. */
  #endStep(): void {
    const stepped = this.#stepped;
    if (stepped === undefined) return;
    this.#stepped = undefined;
    super.hold();
    stepped();
  }
}
