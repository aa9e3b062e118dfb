import type { DrawingParts } from '../../../../shared/graph/index.ts';

/** Quanto de cada quadro a montagem pode gastar, em ms: sobra tempo para o resto da página. */
const BUDGET = 6;

/**
 * Troca o desenho da tela por outro, montado aos poucos por trás do que está à vista.
 * @param isLatest `false` quando um desenho mais novo já foi pedido: este é abandonado.
 * @returns o SVG posto na tela, ou `undefined` se foi abandonado.
 */
export async function mountDrawing(
  canvas: HTMLElement,
  { shell, parts }: DrawingParts,
  isLatest: () => boolean,
): Promise<SVGSVGElement | undefined> {
  const box = document.createElement('div');
  box.className = 'fluxo-montagem';
  box.setAttribute('aria-hidden', 'true');
  box.innerHTML = shell;
  canvas.append(box);
  const svg = box.querySelector('svg');
  for (let next = 0; svg && next < parts.length; ) {
    const start = performance.now();
    while (next < parts.length && performance.now() - start < BUDGET) {
      svg.insertAdjacentHTML('beforeend', parts.slice(next, next + 4).join(''));
      next += 4;
      // Ler uma medida faz o navegador dispor já o que entrou: o custo entra nesta conta.
      svg.getBoundingClientRect();
    }
    if (next < parts.length) await nextFrame();
    if (!isLatest() || !canvas.isConnected) {
      box.remove();
      return undefined;
    }
  }
  for (const old of canvas.querySelectorAll(':scope > .fluxo-montado')) old.remove();
  box.className = 'fluxo-montado';
  box.removeAttribute('aria-hidden');
  return svg ?? undefined;
}

/** O próximo quadro, ou logo mais, se a aba está escondida e não desenha quadros. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => resolve());
  });
}
