import type { Box, PlacedNode } from './geometry.ts';
import { STACK } from './layout.ts';
import type { Outcome } from './marks.ts';
import {
  BADGE_HEIGHT,
  badgeText,
  badgeWidth,
  CAPTION_LINE,
  CAPTION_SIZE,
  ICON,
  ICON_GAP,
  insets,
  NAME_LINE,
  NAME_SIZE,
} from './measure.ts';
import type { StateNode } from './model.ts';
import { ICONS, outline, rounded } from './shapes.ts';
import { element, escapeXml } from './svg.ts';
import { measure } from './text.ts';

/** Um nó com tudo o que há nele; `lanes` são os fluxos internos, já desenhados. */
export function drawNode(placed: PlacedNode, outcome: Outcome | undefined, lanes: string[]): string {
  const { node, box } = placed;
  if (node.role !== 'state') {
    const shape = element('path', { class: 'forma', d: outline(node, box) });
    return element('g', { 'data-kind': node.role, 'data-id': node.id }, shape + centeredName(placed));
  }
  const front = frontOf(placed);
  const content = [
    front === box ? '' : drawStack(front),
    element('path', { class: 'forma', d: outline(node, front) }),
    ...placed.lanes.map(
      (lane, index) => element('path', { class: 'ramo', d: rounded(lane.box, 7) }) + lanes[index],
    ),
    drawHeader(placed, node, front),
    outcome ? drawVisit(front, outcome) : '',
  ];
  return element(
    'g',
    {
      'data-state': node.name,
      'data-kind': node.kind ?? 'unknown',
      'data-visited': outcome,
      'data-id': node.id,
      'data-words': node.words,
    },
    content.join(''),
  );
}

/** A folha da frente de um Map; nos outros, a caixa toda. */
export function frontOf({ node, box, lanes }: PlacedNode): Box {
  const isMap = node.role === 'state' && node.kind === 'Map' && lanes.length > 0;
  return isMap ? { ...box, width: box.width - STACK, height: box.height - STACK } : box;
}

function drawStack(front: Box): string {
  return [STACK, STACK / 2]
    .map((step) => ({ ...front, x: front.x + step, y: front.y + step }))
    .map((sheet) => element('path', { class: 'folha', d: rounded(sheet, 9) }))
    .join('');
}

/** Ícone, nome, tipo e selo. Num grupo ficam no alto, à esquerda; nos outros, no meio da forma. */
function drawHeader({ nameLines, captionLines, lanes }: PlacedNode, node: StateNode, front: Box): string {
  const { left, right } = insets(node);
  const badge = node.retries === undefined ? 0 : badgeWidth(node) + 8;
  const textWidth = Math.max(widest(nameLines, NAME_SIZE), widest(captionLines, CAPTION_SIZE) + badge);
  const spare = lanes.length > 0 ? 0 : (front.width - left - right - ICON - ICON_GAP - textWidth) / 2;
  const iconX = front.x + left + Math.max(0, spare);
  const textX = iconX + ICON + ICON_GAP;
  const textHeight = nameLines.length * NAME_LINE + captionLines.length * CAPTION_LINE;
  const top = lanes.length > 0 ? front.y + 10 : front.y + (front.height - textHeight) / 2;
  const captionTop = top + nameLines.length * NAME_LINE;
  const icon = `translate(${Math.round(iconX)} ${Math.round(top + textHeight / 2 - ICON / 2)})`;
  return [
    element('path', { class: 'icone', d: ICONS[node.kind ?? 'unknown'], transform: icon }),
    drawLines('nome', nameLines, textX, top + NAME_SIZE, NAME_LINE),
    drawLines('tipo', captionLines, textX, captionTop + CAPTION_SIZE, CAPTION_LINE),
    badge ? drawBadge(node, textX + textWidth, captionTop + (captionLines.length - 1) * CAPTION_LINE) : '',
  ].join('');
}

function drawBadge(node: StateNode, right: number, top: number): string {
  const width = badgeWidth(node);
  const x = right - width;
  const shape = element('rect', {
    class: 'selo',
    x,
    y: top,
    width,
    height: BADGE_HEIGHT,
    rx: BADGE_HEIGHT / 2,
  });
  const text = element(
    'text',
    { class: 'selo-texto', x: x + width / 2, y: top + 12, 'text-anchor': 'middle' },
    escapeXml(badgeText(node)),
  );
  return shape + text;
}

/** O selo de uma visita, no canto do estado: como ela terminou. */
export function drawVisit(front: Box, outcome: Outcome): string {
  const x = front.x + front.width - 8;
  const y = front.y + 2;
  const good = outcome === 'exited';
  const sign = good
    ? `M${x - 4} ${y}l3 3.2 5-5.8`
    : `M${x - 3.2} ${y - 3.2}l6.4 6.4M${x + 3.2} ${y - 3.2}l-6.4 6.4`;
  return (
    element('circle', { class: 'visita', cx: x, cy: y, r: 9 }) +
    element('path', { class: 'visita-sinal', d: sign })
  );
}

function centeredName({ node, box, nameLines }: PlacedNode): string {
  if (nameLines.length === 0) return '';
  const x = box.x + box.width / 2;
  const top = box.y + box.height / 2 - ((nameLines.length - 1) * NAME_LINE) / 2 + NAME_SIZE * 0.35;
  const spans = nameLines.map((line, index) =>
    element('tspan', { x, y: top + index * NAME_LINE }, escapeXml(line)),
  );
  const text = element('text', { class: 'nome', 'text-anchor': 'middle' }, spans.join(''));
  return node.role === 'missing' ? text + element('title', {}, 'Este estado não existe na definição') : text;
}

function drawLines(className: string, lines: string[], x: number, top: number, height: number): string {
  if (lines.length === 0) return '';
  const spans = lines.map((line, index) => element('tspan', { x, y: top + index * height }, escapeXml(line)));
  return element('text', { class: className }, spans.join(''));
}

function widest(lines: string[], fontSize: number): number {
  return Math.max(0, ...lines.map((line) => measure(line, fontSize)));
}
