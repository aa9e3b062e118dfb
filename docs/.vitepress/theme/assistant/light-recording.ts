/** Acende no desenho da gravação o instante que se vê, e o traz para a vista sem mexer na rolagem da página. */
import type { Frame } from './player.ts';

/** @param canvas o elemento que rola, com o SVG dentro */
export function showFrame(canvas: HTMLElement, { active, visited, edges }: Frame): void {
  for (const state of canvas.querySelectorAll<SVGGElement>('[data-state]')) {
    const { id = '' } = state.dataset;
    state.toggleAttribute('data-active', id === active);
    if (visited.has(id)) state.dataset.visited = 'exited';
    else delete state.dataset.visited;
    if (id === active) bringIntoView(canvas, state);
  }
  for (const edge of canvas.querySelectorAll<SVGGElement>('[data-edge]'))
    edge.toggleAttribute('data-traversed', edges.has(edge.dataset.id ?? ''));
}

/** Rola a caixa do desenho até um estado ficar no meio dela. */
export function bringIntoView(canvas: HTMLElement, state: SVGGElement): void {
  const frame = canvas.getBoundingClientRect();
  const box = state.getBoundingClientRect();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  canvas.scrollTo({
    left: canvas.scrollLeft + box.left + box.width / 2 - frame.left - frame.width / 2,
    top: canvas.scrollTop + box.top + box.height / 2 - frame.top - frame.height / 2,
    behavior: calm ? 'auto' : 'smooth',
  });
}
