/** Quem fica à esquerda de quem em cada fileira: a ordem que faz as setas se cruzarem menos. */
import type { Item, Link } from './types.ts';

const SWEEPS = 12;
/** Depois de tantas idas e vindas sem melhorar, é o que há. */
const PATIENCE = 4;

/** As fileiras, de cima para baixo, com os índices dos itens da esquerda para a direita. */
export function orderLayers(items: readonly Item[]): number[][] {
  let layers = firstOrder(items);
  const place = new Float64Array(items.length);
  let best = layers;
  let fewest = countAll(items, layers, place);
  for (let sweep = 0, idle = 0; sweep < SWEEPS && idle < PATIENCE && fewest > 0; sweep += 1) {
    layers = sortLayers(items, layers, place, sweep % 2 === 0 ? 'up' : 'down');
    const crossings = countAll(items, layers, place);
    idle += 1;
    if (crossings < fewest) {
      best = layers;
      fewest = crossings;
      idle = 0;
    }
  }
  return best;
}

/** A ordem em que uma busca em profundidade encontra os itens: a primeira saída fica à esquerda. */
function firstOrder(items: readonly Item[]): number[][] {
  const depth = items.reduce((most, { rank }) => Math.max(most, rank), 0);
  const layers: number[][] = Array.from({ length: depth + 1 }, () => []);
  const seen = new Uint8Array(items.length);
  const roots = items.map((_, index) => index).sort((a, b) => items[a]!.rank - items[b]!.rank);
  for (const root of roots) {
    const stack = [root];
    while (stack.length > 0) {
      const index = stack.pop()!;
      if (seen[index]) continue;
      seen[index] = 1;
      layers[items[index]!.rank]!.push(index);
      for (let at = items[index]!.down.length - 1; at >= 0; at -= 1) stack.push(items[index]!.down[at]!.to);
    }
  }
  return layers;
}

/** Uma passada: cada fileira se ordena pelo centro dos vizinhos da fileira já fixada. */
function sortLayers(
  items: readonly Item[],
  layers: number[][],
  place: Float64Array,
  side: 'up' | 'down',
): number[][] {
  const sorted = layers.map((layer) => [...layer]);
  const visit = side === 'up' ? sorted : [...sorted].reverse();
  for (const layer of sorted) note(layer, place);
  const center = new Float64Array(items.length);
  for (const layer of visit) {
    for (const index of layer) center[index] = barycenter(items[index]![side], place) ?? place[index]!;
    // Com a mesma média, fica como estava: o desenho de duas vezes é o mesmo.
    layer.sort((a, b) => center[a]! - center[b]! || place[a]! - place[b]!);
    note(layer, place);
  }
  return sorted;
}

function barycenter(links: readonly Link[], place: Float64Array): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const link of links) {
    sum += place[link.to]! * link.weight;
    weight += link.weight;
  }
  return weight === 0 ? undefined : sum / weight;
}

/** Posições entre 0 e 1, para que fileiras de tamanhos diferentes se comparem. */
function note(layer: readonly number[], place: Float64Array): void {
  layer.forEach((index, at) => {
    place[index] = (at + 0.5) / layer.length;
  });
}

function countAll(items: readonly Item[], layers: number[][], place: Float64Array): number {
  const at = place;
  for (const layer of layers) {
    layer.forEach((index, position) => {
      at[index] = position;
    });
  }
  return layers.reduce((sum, layer, rank) => sum + countBetween(items, layer, layers[rank + 1], at), 0);
}

/** Os cruzamentos entre duas fileiras: as inversões entre as pontas de cima e as de baixo. */
function countBetween(
  items: readonly Item[],
  upper: readonly number[],
  lower: readonly number[] | undefined,
  place: Float64Array,
): number {
  if (!lower || upper.length < 2 || lower.length < 2) return 0;
  const tree = new Int32Array(lower.length + 1);
  let total = 0;
  let crossings = 0;
  for (const index of upper) {
    const ends = items[index]!.down.map(({ to }) => place[to]!).sort((a, b) => a - b);
    for (const end of ends) {
      let passed = 0;
      for (let at = end + 1; at > 0; at -= at & -at) passed += tree[at]!;
      crossings += total - passed;
    }
    for (const end of ends) {
      for (let at = end + 1; at < tree.length; at += at & -at) tree[at]! += 1;
      total += 1;
    }
  }
  return crossings;
}
