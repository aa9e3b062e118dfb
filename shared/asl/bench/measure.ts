/** Rodadas que valem e rodadas de aquecimento. */
const ROUNDS = 9;
const WARM_UP_ROUNDS = 4;

/**
 * O tempo de cada coisa, em milissegundos: a melhor rodada, que é a que menos disputou a máquina. As
 * coisas se revezam, para que uma disputa atinja todas.
 */
export async function bestTimes(...rounds: (() => Promise<unknown>)[]): Promise<number[]> {
  const best = rounds.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < WARM_UP_ROUNDS + ROUNDS; turn++) {
    for (const [index, round] of rounds.entries()) {
      const start = performance.now();
      await round();
      const time = performance.now() - start;
      if (turn >= WARM_UP_ROUNDS && time < (best[index] as number)) best[index] = time;
    }
  }
  return best;
}

/** Repete em série. */
export async function inSeries(count: number, action: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index++) await action();
}

/** Começa todas juntas e espera por todas. */
export async function together(count: number, action: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: count }, action));
}
