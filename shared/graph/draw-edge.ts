import type { PlacedEdge, Point } from './geometry.ts';
import { LABEL_LINE, LABEL_SIZE } from './measure.ts';
import { element, escapeXml, round } from './svg.ts';

const ARROW = 8;

/** Uma seta com sua condição. */
export function drawEdge({ edge, points, loop, label }: PlacedEdge, traversed: boolean): string {
  const before = points.at(-2)!;
  const tip = points.at(-1)!;
  const direction: Direction = loop ? 'left' : before.y > tip.y ? 'up' : 'down';
  const line = loop ? drawLoop(points) : drawLine([...points.slice(0, -1), shortened(tip, direction)]);
  const parts = [
    element('path', { class: 'seta', d: line }),
    element('path', { class: 'ponta', d: arrow(tip, direction) }),
  ];
  if (label) {
    const { box, lines } = label;
    const x = box.x + box.width / 2;
    const top = box.y + box.height / 2 - ((lines.length - 1) * LABEL_LINE) / 2 + LABEL_SIZE * 0.35;
    const spans = lines.map((text, index) =>
      element('tspan', { x, y: top + index * LABEL_LINE }, escapeXml(text)),
    );
    parts.push(
      element('rect', { class: 'condicao-fundo', ...box, rx: 4 }),
      element('text', { class: 'condicao', 'text-anchor': 'middle' }, spans.join('')),
    );
    if (lines.at(-1)!.endsWith('…')) parts.push(element('title', {}, escapeXml(edge.label)));
  }
  return element(
    'g',
    {
      'data-edge': edge.kind,
      'data-traversed': traversed ? '' : undefined,
      'data-id': edge.id,
      'data-from': edge.from,
      'data-to': edge.to,
    },
    parts.join(''),
  );
}

type Direction = 'up' | 'down' | 'left';

/** Entre pontos de mesmo `x`, reta; entre os outros, uma curva que chega e sai na vertical. */
function drawLine(points: Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (!before) return `M${at(point)}`;
      if (Math.abs(before.x - point.x) < 0.5) return `L${at(point)}`;
      const middle = (before.y + point.y) / 2;
      return `C${at({ x: before.x, y: middle })} ${at({ x: point.x, y: middle })} ${at(point)}`;
    })
    .join('');
}

function drawLoop(points: Point[]): string {
  const [from, reach, to] = points as [Point, Point, Point];
  const tip = { x: to.x + ARROW - 1, y: to.y };
  return `M${at(from)}C${at({ x: reach.x, y: from.y })} ${at({ x: reach.x, y: to.y })} ${at(tip)}`;
}

/** A linha para um pouco antes da ponta, para não vazar por baixo dela. */
function shortened(tip: Point, direction: Direction): Point {
  return { x: tip.x, y: tip.y + (direction === 'up' ? ARROW - 1 : 1 - ARROW) };
}

function arrow(tip: Point, direction: Direction): string {
  const wide = ARROW * 0.55;
  if (direction === 'left') {
    return `M${at(tip)}L${at({ x: tip.x + ARROW, y: tip.y - wide })}L${at({ x: tip.x + ARROW, y: tip.y + wide })}z`;
  }
  const base = tip.y + (direction === 'up' ? ARROW : -ARROW);
  return `M${at(tip)}L${at({ x: tip.x - wide, y: base })}L${at({ x: tip.x + wide, y: base })}z`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}
