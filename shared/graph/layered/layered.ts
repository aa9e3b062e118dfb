import { placeColumns } from './columns.ts';
import { buildItems, type Chain } from './items.ts';
import { orderLayers } from './order.ts';
import type { Crossing, Item, LayerEdge, LayerNode, Placement } from './types.ts';

/** A distância, em px, de uma fileira à seguinte; quando há condições, elas ficam no meio de duas destas. */
const ROW_GAP = 26;

/**
 * Dispõe um fluxo em fileiras. Sempre dá o mesmo resultado para a mesma entrada.
 * @param edges setas entre nós de `nodes`; os laços ficam de fora.
 */
export function placeInLayers(nodes: readonly LayerNode[], edges: readonly LayerEdge[]): Placement {
  const { items, trunks, chains } = buildItems(nodes, edges);
  const layers = orderLayers(items);
  const x = placeColumns(items, layers, trunks);
  const rows = placeRows(items, layers);
  const at = (index: number): Crossing => ({ x: x[index]!, ...rows[items[index]!.rank]! });
  return {
    nodes: new Map(nodes.map((node, index) => [node.id, at(index)])),
    edges: new Map(edges.map(({ id }, index) => [id, crossings(chains[index]!, x).map(at)])),
  };
}

/** Do tronco ficam só as pontas e os itens em que ele muda de coluna. */
function crossings({ label, trunk, length }: Chain, x: Float64Array): number[] {
  const kept: number[] = label === undefined ? [] : [label];
  for (let at = length - 1; at >= 0; at -= 1) {
    const here = x[trunk[at]!];
    const bends = x[trunk[at + 1]!] !== here || x[trunk[at - 1]!] !== here;
    if (bends || at === 0 || at === length - 1) kept.push(trunk[at]!);
  }
  return kept;
}

function placeRows(items: readonly Item[], layers: readonly number[][]): { y: number; half: number }[] {
  let top = 0;
  return layers.map((layer) => {
    const height = layer.reduce((most, index) => Math.max(most, items[index]!.height), 0);
    const row = { y: top + height / 2, half: height / 2 };
    top += height + ROW_GAP;
    return row;
  });
}
