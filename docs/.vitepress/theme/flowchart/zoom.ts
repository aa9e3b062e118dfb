/** A conta do zoom, sem DOM: escalas são razões (1 = tamanho natural), o resto é em px da tela. */

export const SMALLEST = 0.2;
export const LARGEST = 4;
/** Quanto um clique em “Ampliar” aumenta. */
export const STEP = 1.25;

export function clampScale(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** A escala em que `width` cabe em `available`; um desenho pequeno não cresce além do natural. */
export function fitScale(width: number, available: number): number {
  return clampScale(Math.min(1, available / Math.max(1, width)));
}

/**
 * Onde a rolagem fica para o ponto sob o dedo não sair do lugar quando a escala muda.
 * @param scroll rolagem de agora; `point`, a distância do ponto à borda da tela do desenho.
 */
export function scrollAfterZoom(scroll: number, point: number, before: number, after: number): number {
  return Math.max(0, ((scroll + point) * after) / before - point);
}
