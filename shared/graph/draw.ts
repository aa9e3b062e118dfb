/** Do fluxograma ao SVG: só texto, igual no servidor e na página. */
import { drawEdge } from './draw-edge.ts';
import { drawNode } from './draw-node.ts';
import type { Layout, PlacedScope } from './geometry.ts';
import { layout } from './layout.ts';
import { type Marks, markPath, type Stop } from './marks.ts';
import type { Flowchart } from './model.ts';
import { fileStyle } from './style.ts';
import { element, escapeXml } from './svg.ts';

export interface DrawOptions {
  /** O que o leitor de tela anuncia primeiro. */
  title?: string;
  /** Distingue os ids deste desenho dos de outros na mesma página. */
  id?: string;
  /** O caminho de uma execução, para acender estados e setas. */
  path?: readonly Stop[];
  /** Posições já calculadas, por exemplo num worker. */
  layout?: Layout;
  /** Um arquivo solto leva o seu próprio estilo; dentro de uma página o estilo é dela. */
  standalone?: boolean;
}

/** O SVG do fluxograma. Cada estado é um `<g data-state="Nome">`. */
export function draw(flowchart: Flowchart, options: DrawOptions = {}): string {
  return assemble(drawInParts(flowchart, options));
}

const CLOSE = '</svg>';

/** Um SVG por montar: `parts` entram, nesta ordem, no fim de `shell`. */
export interface DrawingParts {
  shell: string;
  parts: string[];
}

/** O SVG inteiro, de uma vez. */
export function assemble({ shell, parts }: DrawingParts): string {
  return `${shell.slice(0, -CLOSE.length)}${parts.join('')}${CLOSE}`;
}

/** O mesmo desenho em pedaços, para uma página que o monta aos poucos sem engasgar. */
export function drawInParts(flowchart: Flowchart, options: DrawOptions = {}): DrawingParts {
  const { id = 'fluxograma', title = 'Fluxograma', path = [] } = options;
  const { width, height, scope } = options.layout ?? layout(flowchart);
  const content = [
    element('title', { id: `${id}-titulo` }, escapeXml(title)),
    element('desc', { id: `${id}-descricao` }, escapeXml(`${flowchart.words}${describePath(path)}`)),
    options.standalone ? element('style', {}, fileStyle()) : '',
    options.standalone ? element('rect', { width: '100%', height: '100%', fill: 'var(--graph-paper)' }) : '',
  ];
  const shell = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'fluxograma',
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${id}-titulo`,
      'aria-describedby': `${id}-descricao`,
    },
    content.join(''),
  );
  return { shell, parts: drawScope(scope, markPath(flowchart, path)) };
}

/** Setas primeiro, nós por cima; e dentro de cada grupo, o mesmo. */
function drawScope(scope: PlacedScope, marks: Marks): string[] {
  const edges = scope.edges.map((edge) => drawEdge(edge, marks.edges.has(edge.edge.id)));
  const nodes = scope.nodes.map((node) =>
    drawNode(
      node,
      marks.nodes.get(node.node.id),
      node.lanes.map((lane) => drawScope(lane, marks).join('')),
    ),
  );
  return [...edges, ...nodes];
}

const ENDINGS: Record<Stop['outcome'], string> = {
  exited: '',
  failed: ' (falhou)',
  caught: ' (erro capturado)',
  aborted: ' (interrompido)',
};

function describePath(path: readonly Stop[]): string {
  if (path.length === 0) return '';
  return `\nCaminho percorrido: ${path.map((stop) => `“${stop.state}”${ENDINGS[stop.outcome]}`).join(' → ')}.`;
}
