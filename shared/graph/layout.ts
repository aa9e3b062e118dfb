/**
 * A posição de cada nó e de cada seta. O dagre não conhece grupos dentro de grupos com fluxos próprios;
 * por isso cada fluxo é disposto sozinho, de dentro para fora, e o grupo entra no fluxo de fora como
 * um nó do tamanho do que ele contém.
 */
import { layout as dagreLayout, Graph } from '@dagrejs/dagre';
import type { Layout, PlacedNode, PlacedScope } from './geometry.ts';
import { moved } from './geometry.ts';
import { LOOP, measureLabel, measureNode } from './measure.ts';
import type { EdgeKind, Flowchart, FlowNode, Scope } from './model.ts';
import { route } from './route.ts';

const MARGIN = 12;
const LANE_GAP = 14;
const LANE_PADDING = 14;
const GROUP_PADDING = 14;
/** As folhas atrás de um Map, que lembram que o fluxo se repete. */
export const STACK = 8;

/** O caminho feliz pesa mais: ele fica reto, e as saídas por erro se desviam. */
const WEIGHTS: Record<EdgeKind, number> = { next: 4, choice: 2, default: 2, catch: 1 };

/** Dispõe o fluxograma inteiro; o resultado cabe em `width` × `height` px. */
export function layout(flowchart: Flowchart): Layout {
  const scope = moved(layoutScope(flowchart.scope, false), MARGIN, MARGIN);
  return { width: scope.box.width + MARGIN * 2, height: scope.box.height + MARGIN * 2, scope };
}

function layoutScope(scope: Scope, nested: boolean): PlacedScope {
  const graph = new Graph({ directed: true, multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, edgesep: 18, ranksep: 60 });
  const measured = new Map(scope.nodes.map((node) => [node.id, measureGroup(node, nested)]));
  for (const [id, node] of measured) graph.setNode(id, { width: node.box.width, height: node.box.height });
  for (const edge of scope.edges) {
    const label = measureLabel(edge);
    const loop = edge.from === edge.to ? LOOP : 0;
    graph.setEdge(
      edge.from,
      edge.to,
      {
        width: (label?.width ?? 0) + loop,
        height: label?.height ?? 0,
        labelpos: 'c',
        weight: WEIGHTS[edge.kind],
      },
      edge.id,
    );
  }
  dagreLayout(graph);

  const nodes = [...measured].map(([id, node]) => placeAt(node, graph.node(id)));
  return frame({ scope, box: { x: 0, y: 0, width: 0, height: 0 }, nodes, edges: route(scope, nodes, graph) });
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

function placeAt(node: PlacedNode, center: { x?: number; y?: number }): PlacedNode {
  const dx = (center.x ?? 0) - node.box.width / 2;
  const dy = (center.y ?? 0) - node.box.height / 2;
  return {
    ...node,
    box: { ...node.box, x: dx, y: dy },
    lanes: node.lanes.map((lane) => moved(lane, dx, dy)),
  };
}

/** Encosta o fluxo na origem e lhe dá o tamanho do que contém. */
function frame(scope: PlacedScope): PlacedScope {
  const boxes = [
    ...scope.nodes.map((node) => node.box),
    ...scope.edges.flatMap((edge) => edge.label?.box ?? []),
    ...scope.edges.flatMap((edge) => edge.points.map((point) => ({ ...point, width: 0, height: 0 }))),
  ];
  if (boxes.length === 0) return scope;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  return { ...moved(scope, -left, -top), box: { x: 0, y: 0, width, height } };
}
