/**
 * O caminho de cada seta. Entre duas fileiras a seta faz uma curva; ao atravessar uma fileira ela vai
 * reta, de cima a baixo, pela vaga que o dagre lhe reservou: assim nunca passa por cima de um nó.
 */
import type { Graph } from '@dagrejs/dagre';
import type { Box, PlacedEdge, PlacedNode, Point } from './geometry.ts';
import { LOOP, measureLabel } from './measure.ts';
import type { FlowEdge, Scope } from './model.ts';

interface Route {
  edge: FlowEdge;
  source: Box;
  target: Box;
  /** Do estado de origem ao de destino, um ponto por fileira atravessada. */
  via: Point[];
  label?: { box: Box; lines: string[] };
}

export function route(scope: Scope, nodes: PlacedNode[], graph: Graph): PlacedEdge[] {
  const boxes = new Map(nodes.map((node) => [node.node.id, node.box]));
  const routes = scope.edges.map((edge) => readRoute(edge, boxes, graph));
  const rows = rowHeights(nodes, routes);
  const ports = spreadPorts(routes.filter((one) => one.source !== one.target));
  return routes.map((one) => (one.source === one.target ? loop(one) : through(one, rows, ports.get(one)!)));
}

function readRoute(edge: FlowEdge, boxes: Map<string, Box>, graph: Graph): Route {
  const placed = graph.edge(edge.from, edge.to, edge.id);
  const text = measureLabel(edge);
  const lead = edge.from === edge.to ? LOOP : 0;
  const label = text && {
    lines: text.lines,
    box: {
      x: placed.x! - (text.width + lead) / 2 + lead,
      y: placed.y! - text.height / 2,
      width: text.width,
      height: text.height,
    },
  };
  // As pontas que o dagre calcula ficam de fora: as portas daqui as substituem.
  const via: Point[] = (placed.points ?? []).slice(1, -1);
  return { edge, source: boxes.get(edge.from)!, target: boxes.get(edge.to)!, via, label };
}

/** A meia altura de cada fileira, pela posição `y` do seu centro. */
function rowHeights(nodes: PlacedNode[], routes: Route[]): (y: number) => number {
  const halves = new Map<number, number>();
  const note = (box: Box) => {
    const row = Math.round(centerY(box));
    halves.set(row, Math.max(halves.get(row) ?? 0, box.height / 2));
  };
  for (const node of nodes) note(node.box);
  for (const one of routes) if (one.label) note(one.label.box);
  return (y) => halves.get(Math.round(y)) ?? 0;
}

interface Ports {
  out: Point;
  in: Point;
}

/**
 * Onde cada seta toca os nós. Para baixo, sai da borda de baixo e entra pela de cima; para trás, o
 * contrário. Saídas da mesma borda se repartem por ela; entradas de mesmo sentido se juntam num ponto.
 */
function spreadPorts(routes: Route[]): Map<Route, Ports> {
  const slots = new Map<
    string,
    { box: Box; y: number; ends: { route: Route; end: keyof Ports; toX: number }[] }
  >();
  for (const one of routes) {
    const down = centerY(one.source) <= centerY(one.target);
    const first = one.via[0]?.x ?? centerX(one.target);
    const last = one.via.at(-1)?.x ?? centerX(one.source);
    attach(one, 'out', one.edge.from, one.source, down ? 'bottom' : 'top', first);
    attach(one, 'in', one.edge.to, one.target, down ? 'top' : 'bottom', last);
  }
  const ports = new Map<Route, Ports>(
    routes.map((one) => [one, { out: { x: 0, y: 0 }, in: { x: 0, y: 0 } }]),
  );
  for (const { box, y, ends } of slots.values()) {
    ends.sort((a, b) => a.toX - b.toX);
    const joined = ends.every((end) => end.end === 'in');
    ends.forEach(({ route: one, end }, index) => {
      const share = joined ? 0.5 : (index + 1) / (ends.length + 1);
      // Longe dos cantos, que em várias formas são inclinados ou redondos.
      const inner = box.width * 0.7;
      ports.get(one)![end] = { x: box.x + (box.width - inner) / 2 + inner * share, y };
    });
  }
  return ports;

  function attach(one: Route, end: keyof Ports, id: string, box: Box, side: 'top' | 'bottom', toX: number) {
    const key = `${side} ${id}`;
    const slot = slots.get(key) ?? { box, y: side === 'top' ? box.y : box.y + box.height, ends: [] };
    slot.ends.push({ route: one, end, toX });
    slots.set(key, slot);
  }
}

function through(one: Route, halfHeight: (y: number) => number, ports: Ports): PlacedEdge {
  const down = ports.out.y <= ports.in.y ? 1 : -1;
  const points: Point[] = [ports.out];
  // A fileira pode ser mais alta que o próprio nó (há um grupo ao lado): a seta sai dela reta.
  points.push({ x: ports.out.x, y: centerY(one.source) + down * halfHeight(centerY(one.source)) });
  for (const { x, y } of one.via) {
    const half = halfHeight(y);
    points.push({ x, y: y - down * half }, { x, y: y + down * half });
  }
  points.push({ x: ports.in.x, y: centerY(one.target) - down * halfHeight(centerY(one.target)) });
  points.push(ports.in);
  return { edge: one.edge, points: withoutRepeats(points), loop: false, label: one.label };
}

function loop(one: Route): PlacedEdge {
  const right = one.source.x + one.source.width;
  const y = centerY(one.source);
  // Com dois laços no mesmo estado, o de fora abraça o de dentro e vai até a sua condição.
  const reach = one.label ? one.label.box.x - 2 : right + LOOP;
  const opening = Math.min(one.source.height / 3, 6 + (reach - right) / 10);
  const points = [
    { x: right, y: y - opening },
    { x: reach, y },
    { x: right, y: y + opening },
  ];
  return { edge: one.edge, points, loop: true, label: one.label };
}

function withoutRepeats(points: Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || Math.abs(before.x - point.x) > 0.01 || Math.abs(before.y - point.y) > 0.01;
  });
}

function centerX(box: Box): number {
  return box.x + box.width / 2;
}

function centerY(box: Box): number {
  return box.y + box.height / 2;
}
