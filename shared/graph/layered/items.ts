/** O que ocupa cada fileira: os nós, a condição de cada seta e os troncos que atravessam fileiras. */
import { findAnchors } from './anchors.ts';
import { rankNodes } from './ranks.ts';
import type { Item, LayerEdge, LayerNode } from './types.ts';

const NODE_MARGIN = 14;
const LINE_MARGIN = 9;
/** Um tronco cede lugar aos nós: é mais fácil desviar uma linha que o caminho principal. */
const INNER_WEIGHT = 1;

/** O caminho de uma seta: a sua condição, se há uma, e o trecho do tronco que leva ao destino. */
export interface Chain {
  label?: number;
  /** Os itens do tronco, do destino para longe dele; a seta passa pelos `length` primeiros. */
  trunk: number[];
  length: number;
}

export interface Items {
  /** Os primeiros são os nós, na ordem recebida. */
  items: Item[];
  /** Os troncos, cada um do destino para longe dele. */
  trunks: number[][];
  /** Por seta, na ordem recebida. */
  chains: Chain[];
}

/** @param edges setas entre nós que existem, sem laços. */
export function buildItems(nodes: readonly LayerNode[], edges: readonly LayerEdge[]): Items {
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const ends = edges.map(({ from, to }) => [index.get(from)!, index.get(to)!] as const);
  const { ranks, back } = rankNodes(nodes.length, ends);
  const anchors = findAnchors(
    ranks,
    ends.filter((_, at) => !back[at]),
  );
  const steered = new Set(edges.filter(({ steers }) => steers).map(({ to }) => to));
  const items: Item[] = nodes.map((node, at) => ({
    rank: ranks[at]!,
    anchor: steered.has(node.id) ? anchors[at] : undefined,
    left: node.width / 2,
    right: node.width / 2 + node.spare,
    height: node.height,
    margin: NODE_MARGIN,
    up: [],
    down: [],
  }));
  const trunks = new Map<string, number[]>();

  const add = (rank: number, width: number, height: number, passes = false): number => {
    const half = width / 2;
    return (
      items.push({ rank, left: half, right: half, height, margin: LINE_MARGIN, passes, up: [], down: [] }) - 1
    );
  };
  const link = (a: number, b: number, weight: number) => {
    const [top, bottom] = items[a]!.rank < items[b]!.rank ? [a, b] : [b, a];
    items[top]!.down.push({ to: bottom, weight });
    items[bottom]!.up.push({ to: top, weight });
  };

  const chains = edges.map((edge, at): Chain => {
    const [from, to] = ends[at]!;
    const step = back[at] ? -1 : 1;
    const label = edge.label && add(ranks[from]! + step, edge.label.width, edge.label.height);
    const length = Math.abs(ranks[to]! - ranks[from]!) - (label === undefined ? 1 : 2);
    const trunk = trunkOf(`${to} ${step} ${edge.family}`);
    while (trunk.length < length) {
      const passage = add(ranks[to]! - step * (trunk.length + 1), 2, 0, true);
      const ahead = trunk.at(-1);
      link(passage, ahead ?? to, ahead === undefined ? edge.weight : INNER_WEIGHT);
      trunk.push(passage);
    }
    const joint = trunk[length - 1] ?? to;
    if (label !== undefined) link(label, joint, edge.weight);
    link(from, label ?? joint, edge.weight);
    return { label, trunk, length };
  });
  return { items, trunks: [...trunks.values()], chains };

  function trunkOf(key: string): number[] {
    const known = trunks.get(key) ?? [];
    trunks.set(key, known);
    return known;
  }
}
