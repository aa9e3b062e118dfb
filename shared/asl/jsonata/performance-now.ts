/** Milissegundos de relógio real, para medir quanto uma avaliação demora. Não é o relógio da execução. */
export function performanceNow(): number {
  return performance.now();
}
