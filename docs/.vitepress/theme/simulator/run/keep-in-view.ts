/** Rola o desenho, e só ele, até o estado em que a execução está aparecer; sem nenhum aceso, até o começo. */
export function keepInView(box: HTMLElement | undefined): void {
  const canvas = box?.querySelector<HTMLElement>('.fluxo-tela');
  const state = canvas?.querySelector('[data-active]') ?? canvas?.querySelector('[data-state]');
  if (!canvas || !state) return;
  const [outer, inner] = [canvas.getBoundingClientRect(), state.getBoundingClientRect()];
  const isInside =
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom;
  if (isInside) return;
  canvas.scrollBy({
    left: inner.left + inner.width / 2 - (outer.left + outer.width / 2),
    top: inner.top + inner.height / 2 - (outer.top + outer.height / 2),
  });
}
