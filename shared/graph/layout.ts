/**
 * A posição de cada nó e de cada seta. Cada fluxo é disposto sozinho, de dentro para fora, e o grupo
 * entra no fluxo de fora como um nó do tamanho do que ele contém.
 */
import type { Layout, PlacedNode, PlacedScope, Point } from './geometry.ts';
import { moved } from './geometry.ts';
import { placeInLayers } from './layered/layered.ts';
import { measureLoops } from './loops.ts';
import { measureLabel, measureNode } from './measure.ts';
import type { EdgeKind, Flowchart, FlowNode, Scope } from './model.ts';
import { route } from './route.ts';

const MARGIN = 12;
const LANE_GAP = 14;
const LANE_PADDING = 14;
const GROUP_PADDING = 14;
/** As folhas atrás de um Map, que lembram que o fluxo se repete. */
export const STACK = 8;

/** O caminho feliz pesa mais: ele fica reto, e as saídas por erro se desviam. */
const WEIGHTS: Record<EdgeKind, number> = { next: 8, choice: 2, default: 2, catch: 1 };

/** Dispõe o fluxograma inteiro; o resultado cabe em `width` × `height` px. */
export function layout(flowchart: Flowchart): Layout {
  const scope = moved(layoutScope(flowchart.scope, false), MARGIN, MARGIN);
  return { width: scope.box.width + MARGIN * 2, height: scope.box.height + MARGIN * 2, scope };
}

function layoutScope(scope: Scope, nested: boolean): PlacedScope {
  const measured = scope.nodes.map((node) => measureGroup(node, nested));
  const loops = measureLoops(scope);
  const placement = placeInLayers(
    measured.map(({ node, box }) => ({
      id: node.id,
      width: box.width,
      height: Math.max(box.height, loops.get(node.id)?.height ?? 0),
      spare: loops.get(node.id)?.width ?? 0,
    })),
    scope.edges
      .filter((edge) => edge.from !== edge.to)
      .map((edge) => ({
        id: edge.id,
        from: edge.from,
        to: edge.to,
        weight: WEIGHTS[edge.kind],
        steers: edge.kind !== 'catch',
        family: edge.kind === 'catch' ? 'catch' : 'next',
        label: measureLabel(edge),
      })),
  );
  const nodes = measured.map((node) => placeAt(node, placement.nodes.get(node.node.id)!));
  const edges = route(scope, nodes, placement);
  return frame({ scope, box: { x: 0, y: 0, width: 0, height: 0 }, nodes, edges });
}

/** Um nó com o tamanho que ele pede, ainda na origem, e seus fluxos internos já dispostos. */
function measureGroup(node: FlowNode, nested: boolean): PlacedNode {
  if (node.role === 'start' && nested) {
    // Dentro de um grupo a entrada é só um ponto: o nome do grupo já diz onde se está.
    return { node, box: { x: 0, y: 0, width: 12, height: 12 }, nameLines: [], captionLines: [], lanes: [] };
  }
  const { nameLines, captionLines, ...size } = measureNode(node);
  const lanes = node.role === 'state' ? node.lanes.map((lane) => layoutScope(lane, true)) : [];
  if (lanes.length === 0) return { node, box: { x: 0, y: 0, ...size }, nameLines, captionLines, lanes };

  const tallest = Math.max(...lanes.map((lane) => lane.box.height)) + LANE_PADDING * 2;
  let x = GROUP_PADDING;
  const placed = lanes.map((lane) => {
    const inside = moved(lane, x + LANE_PADDING, size.height + LANE_PADDING);
    const width = lane.box.width + LANE_PADDING * 2;
    const box = { x, y: size.height, width, height: tallest };
    x += width + LANE_GAP;
    return { ...inside, box };
  });
  const stack = node.role === 'state' && node.kind === 'Map' ? STACK : 0;
  const inner = x - LANE_GAP + GROUP_PADDING;
  // Quando o título é mais largo que o conteúdo, o conteúdo fica no meio.
  const spare = Math.max(0, size.width - inner) / 2;
  const box = {
    x: 0,
    y: 0,
    width: Math.max(inner, size.width) + stack,
    height: size.height + tallest + GROUP_PADDING + stack,
  };
  return { node, box, nameLines, captionLines, lanes: placed.map((lane) => moved(lane, spare, 0)) };
}

function placeAt(node: PlacedNode, center: Point): PlacedNode {
  const dx = center.x - node.box.width / 2;
  const dy = center.y - node.box.height / 2;
  return {
    ...node,
    box: { ...node.box, x: dx, y: dy },
    lanes: node.lanes.map((lane) => moved(lane, dx, dy)),
  };
}

/** Encosta o fluxo na origem e lhe dá o tamanho do que contém. */
function frame(scope: PlacedScope): PlacedScope {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (x: number, y: number, width = 0, height = 0) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const { box } of scope.nodes) reach(box.x, box.y, box.width, box.height);
  for (const { label, points } of scope.edges) {
    if (label) reach(label.box.x, label.box.y, label.box.width, label.box.height);
    for (const { x, y } of points) reach(x, y);
  }
  if (left > right) return scope;
  return { ...moved(scope, -left, -top), box: { x: 0, y: 0, width: right - left, height: bottom - top } };
}
