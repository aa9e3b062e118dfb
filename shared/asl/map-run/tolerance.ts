/** Quantas falhas um Map Run aguenta; ausente é "não foi dito". */
export interface Tolerance {
  readonly count: number | undefined;
  /** De 0 a 100. */
  readonly percentage: number | undefined;
}

/** Diz se as falhas passaram do tolerado. Sem nada dito, a primeira já passa. */
export function exceedsTolerance({ count, percentage }: Tolerance, failed: number, total: number): boolean {
  if (failed === 0) return false;
  if (count === undefined && percentage === undefined) return true;
  if (count !== undefined && failed > count) return true;
  return percentage !== undefined && (100 * failed) / total > percentage;
}
