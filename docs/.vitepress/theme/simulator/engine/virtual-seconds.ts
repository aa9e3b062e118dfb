/** O maior tempo que a AWS aceita em um prazo ou em um Wait, em segundos: pouco mais de três anos. */
const MOST_SECONDS = 99_999_999;

/** Um tempo que veio de fora, em segundos, dentro do que o relógio aguenta; o que não é um tempo vira 0. */
export function boundedSeconds(seconds: number): number {
  return seconds > 0 ? Math.min(Number(seconds), MOST_SECONDS) : 0;
}
