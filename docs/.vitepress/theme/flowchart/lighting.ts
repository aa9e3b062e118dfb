/** Acende no desenho que já está na página o caminho de uma execução, sem desenhar de novo. */
import { drawVisit } from '../../../../shared/graph/draw-node.ts';
import { markPath, type Outcome, type Stop } from '../../../../shared/graph/marks.ts';
import type { Drawn } from './drawing.ts';

export interface Lights {
  path: readonly Stop[];
  /** Nomes dos estados em que a execução está agora. */
  active: readonly string[];
}

const ENDINGS: Record<Outcome, string> = {
  exited: 'Percorrido.',
  failed: 'Falhou.',
  caught: 'Deu erro, e o erro foi capturado.',
  aborted: 'Foi interrompido.',
};

/** Põe em cada estado e em cada seta do SVG o que a execução fez deles; o que não mudou não é tocado. */
export function light(svg: SVGElement, { flowchart, boxes }: Drawn, { path, active }: Lights): void {
  const marks = markPath(flowchart, path);
  const now = new Set(active);
  for (const state of svg.querySelectorAll<SVGGElement>('[data-state]')) {
    const { id = '', words = '', state: name = '' } = state.dataset;
    const outcome = marks.nodes.get(id);
    state.toggleAttribute('data-active', now.has(name));
    if (state.dataset.visited !== outcome) showVisit(state, outcome, boxes[id]);
    const said = [words, outcome && ENDINGS[outcome], now.has(name) && 'A execução está aqui.'];
    state.setAttribute('aria-label', said.filter(Boolean).join(' '));
  }
  for (const edge of svg.querySelectorAll<SVGGElement>('[data-edge]')) {
    edge.toggleAttribute('data-traversed', marks.edges.has(edge.dataset.id ?? ''));
  }
}

function showVisit(
  state: SVGGElement,
  outcome: Outcome | undefined,
  box: Drawn['boxes'][string] | undefined,
) {
  for (const old of state.querySelectorAll(':scope > .visita, :scope > .visita-sinal')) old.remove();
  if (!outcome || !box) {
    delete state.dataset.visited;
    return;
  }
  state.dataset.visited = outcome;
  state.insertAdjacentHTML('beforeend', drawVisit(box, outcome));
}
