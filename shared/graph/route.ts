/**
 * O caminho de cada seta. Entre duas fileiras a seta faz uma curva; ao atravessar uma fileira ela vai
 * reta, de cima a baixo, pela vaga que lhe foi reservada: assim nunca passa por cima de um nó.
 */
import type { Box, PlacedEdge, PlacedNode, Point } from './geometry.ts';
import type { Crossing, Placement } from './layered/types.ts';
import { placeLoops } from './loops.ts';
import { measureLabel } from './measure.ts';
import type { FlowEdge, Scope } from './model.ts';

interface Route {
  edge: FlowEdge;
  source: End;
  target: End;
  /** Do estado de origem ao de destino, um ponto por fileira atravessada. */
  via: Crossing[];
}

/** A ponta de uma seta: o nó em que ela toca e a fileira dele. */
interface End {
  box: Box;
  row: Crossing;
}

/** As setas de um fluxo cujos nós já têm lugar, na ordem em que a definição as traz. */
export function route(scope: Scope, nodes: PlacedNode[], placement: Placement): PlacedEdge[] {
  const ends = new Map(nodes.map(({ node, box }) => [node.id, { box, row: placement.nodes.get(node.id)! }]));
  const loops = scope.nodes.flatMap(({ id }) => {
    const own = scope.edges.filter((edge) => edge.from === id && edge.to === id);
    return own.length === 0 ? [] : placeLoops(own, ends.get(id)!.box);
  });
  const routes = scope.edges
    .filter((edge) => edge.from !== edge.to)
    .map((edge) => ({
      edge,
      source: ends.get(edge.from)!,
      target: ends.get(edge.to)!,
      via: placement.edges.get(edge.id) ?? [],
    }));
  const ports = spreadPorts(routes);
  return [...routes.map((one) => through(one, ports.get(one)!)), ...loops];
}

interface Ports {
  out: Point;
  in: Point;
}

interface Slot {
  box: Box;
  y: number;
  ends: { route: Route; end: keyof Ports; toX: number }[];
}

/**
 * Onde cada seta toca os nós. Para baixo, sai da borda de baixo e entra pela de cima; para trás, o
 * contrário. Saídas da mesma borda se repartem por ela; entradas que vêm do mesmo lugar se juntam.
 */
function spreadPorts(routes: Route[]): Map<Route, Ports> {
  const slots = new Map<string, Slot>();
  const attach = (one: Route, end: keyof Ports, side: 'top' | 'bottom', toX: number) => {
    const { box } = end === 'out' ? one.source : one.target;
    const key = `${side} ${end === 'out' ? one.edge.from : one.edge.to}`;
    const slot = slots.get(key) ?? { box, y: side === 'top' ? box.y : box.y + box.height, ends: [] };
    slot.ends.push({ route: one, end, toX });
    slots.set(key, slot);
  };
  for (const one of routes) {
    const down = one.source.row.y <= one.target.row.y;
    attach(one, 'out', down ? 'bottom' : 'top', one.via[0]?.x ?? one.target.row.x);
    attach(one, 'in', down ? 'top' : 'bottom', one.via.at(-1)?.x ?? one.source.row.x);
  }
  const ports = new Map<Route, Ports>(
    routes.map((one) => [one, { out: { x: 0, y: 0 }, in: { x: 0, y: 0 } }]),
  );
  for (const slot of slots.values()) {
    slot.ends.sort((a, b) => a.toX - b.toX);
    const groups = groupEnds(slot.ends);
    groups.forEach((group, index) => {
      const share = (index + 1) / (groups.length + 1);
      // Longe dos cantos, que em várias formas são inclinados ou redondos.
      const inner = slot.box.width * 0.7;
      const x = slot.box.x + (slot.box.width - inner) / 2 + inner * share;
      for (const { route: one, end } of group) ports.get(one)![end] = { x, y: slot.y };
    });
  }
  return ports;
}

/** As pontas de uma borda, da esquerda para a direita, com as que dividem a mesma porta juntas. */
function groupEnds(ends: Slot['ends']): Slot['ends'][] {
  // Só com chegadas, um ponto basta.
  if (ends.every(({ end }) => end === 'in')) return [ends];
  const groups: Slot['ends'][] = [];
  for (const one of ends) {
    const last = groups.at(-1);
    if (last && one.end === 'in' && last[0]!.end === 'in' && last[0]!.toX === one.toX) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function through({ edge, source, target, via }: Route, ports: Ports): PlacedEdge {
  const down = ports.out.y <= ports.in.y ? 1 : -1;
  const points: Point[] = [ports.out];
  // A fileira pode ser mais alta que o próprio nó (há um grupo ao lado): a seta sai dela reta.
  points.push({ x: ports.out.x, y: source.row.y + down * source.row.half });
  for (const { x, y, half } of via) points.push({ x, y: y - down * half }, { x, y: y + down * half });
  points.push({ x: ports.in.x, y: target.row.y - down * target.row.half });
  points.push(ports.in);
  const text = measureLabel(edge);
  const center = via[0];
  const label = text &&
    center && {
      lines: text.lines,
      box: {
        x: center.x - text.width / 2,
        y: center.y - text.height / 2,
        width: text.width,
        height: text.height,
      },
    };
  return { edge, points: simplify(points), loop: false, label };
}

/** Sem os pontos que não mudam a linha: os repetidos e os do meio de um trecho reto. */
function simplify(points: Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && near(last.x, point.x) && near(last.y, point.y)) continue;
    if (last && before && near(before.x, last.x) && near(last.x, point.x)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.01;
}
