import type { Clock, Timer } from '../../asl/index.ts';

/** De quem é o tempo de uma espera. */
export interface Waiter {
  readonly clock: Clock;
  /** A tarefa de execução que fez a chamada: enquanto ela só espera por aqui, não segura o relógio. */
  readonly task: AbortSignal | undefined;
  /** Quem chamou desistiu. */
  readonly gone: AbortSignal | undefined;
}

/**
 * Espera no relógio de quem chama.
 * @param milliseconds `undefined` espera até alguém desistir
 * @returns `false` quando quem chamou desistiu antes
 */
export function wait({ clock, task, gone }: Waiter, milliseconds?: number): Promise<boolean> {
  return new Promise((resolve) => {
    const signals = [task, gone].filter((signal) => signal !== undefined);
    if (signals.some(({ aborted }) => aborted)) {
      resolve(false);
      return;
    }
    let timer: Timer | undefined;
    const finish = (isOver: boolean) => {
      timer?.cancel();
      for (const signal of signals) signal.removeEventListener('abort', abandon);
      // Volta a segurar na mesma volta em que acordou: o relógio não salta entre uma coisa e outra.
      if (task) clock.hold();
      resolve(isOver);
    };
    const abandon = () => finish(false);
    for (const signal of signals) signal.addEventListener('abort', abandon);
    if (milliseconds !== undefined) timer = clock.at(clock.now() + milliseconds, () => finish(true));
    if (task) clock.release();
  });
}
