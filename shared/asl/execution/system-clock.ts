import type { Clock, Timer } from './clock.ts';

/** O maior atraso que `setTimeout` aceita; acima dele, dispara na hora. */
const LONGEST_DELAY = 2_147_483_647;

/** O relógio da máquina em que se executa. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  at(due: number, callback: () => void): Timer {
    let handle: ReturnType<typeof setTimeout>;
    const arm = (): void => {
      const left = due - Date.now();
      if (left > LONGEST_DELAY) handle = setTimeout(arm, LONGEST_DELAY);
      else handle = setTimeout(callback, Math.max(0, left));
    };
    arm();
    return { cancel: () => clearTimeout(handle) };
  }

  /** @param milliseconds quanto dormir; `signal` acorda antes, rejeitando com o motivo */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, milliseconds, signal);
  }

  hold(): void {}

  release(): void {}
}

/** Dorme em qualquer relógio. Rejeita com `signal.reason` se abortado. */
export function sleepOn(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = clock.at(clock.now() + milliseconds, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
