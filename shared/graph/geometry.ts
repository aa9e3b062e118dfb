/** Posições em px, com a origem no canto superior esquerdo do desenho. */
import type { FlowEdge, FlowNode, Scope } from './model.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface PlacedNode {
  node: FlowNode;
  box: Box;
  nameLines: string[];
  captionLines: string[];
  lanes: PlacedScope[];
}

export interface PlacedEdge {
  edge: FlowEdge;
  /** De uma ponta à outra; entre pontos de mesmo `x` a seta é reta, entre os outros é uma curva suave. */
  points: Point[];
  /** Um laço sai e volta pelo lado direito do próprio estado. */
  loop: boolean;
  label?: { box: Box; lines: string[] };
}

export interface PlacedScope {
  scope: Scope;
  box: Box;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

export interface Layout {
  width: number;
  height: number;
  scope: PlacedScope;
}

/** O mesmo desenho deslocado, com tudo o que há dentro. */
export function moved(scope: PlacedScope, dx: number, dy: number): PlacedScope {
  const shift = <P extends Point>(point: P): P => ({ ...point, x: point.x + dx, y: point.y + dy });
  return {
    scope: scope.scope,
    box: shift(scope.box),
    nodes: scope.nodes.map((node) => ({
      ...node,
      box: shift(node.box),
      lanes: node.lanes.map((lane) => moved(lane, dx, dy)),
    })),
    edges: scope.edges.map((edge) => ({
      ...edge,
      points: edge.points.map(shift),
      label: edge.label && { ...edge.label, box: shift(edge.label.box) },
    })),
  };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
