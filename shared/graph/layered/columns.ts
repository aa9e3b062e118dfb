/** A posição horizontal de cada item, sem mudar a ordem das fileiras nem encostar vizinhos. */
import type { Item, Link } from './types.ts';

const SWEEPS = 4;

/** O centro de cada item, em px; o zero é um lugar qualquer. */
export function placeColumns(
  items: readonly Item[],
  layers: readonly number[][],
  trunks: readonly number[][],
): Float64Array {
  const x = new Float64Array(items.length);
  for (const layer of layers) settle(layer, items, x, () => ({ want: 0, weight: 1 }));
  const follow = (side: 'up' | 'down') => (index: number) => {
    const links = items[index]![side];
    if (links.length === 0) return { want: x[index]!, weight: 0.01 };
    const { anchor } = items[index]!;
    const want = side === 'up' && anchor !== undefined ? x[anchor]! : medianOf(links, x);
    return { want, weight: links.reduce((sum, link) => sum + link.weight, 0) };
  };
  const upward = [...layers].reverse();
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const layer of layers) settle(layer, items, x, follow('up'));
    for (const layer of upward) settle(layer, items, x, follow('down'));
  }
  // A última palavra é de cima: o caminho principal desce reto.
  for (const layer of layers) settle(layer, items, x, follow('up'));
  straighten(items, layers, trunks, x);
  return x;
}

/** O lugar que as ligações de um item pedem; quase todo item tem uma só. */
function medianOf(links: readonly Link[], x: Float64Array): number {
  if (links.length === 1) return x[links[0]!.to]!;
  return weightedMedian(links.map(({ to, weight }) => ({ want: x[to]!, weight })));
}

/** O mínimo entre os centros de dois vizinhos. */
function apart(left: Item, right: Item): number {
  return left.right + left.margin + right.margin + right.left;
}

interface Wish {
  want: number;
  weight: number;
}

/**
 * Põe os itens de uma fileira o mais perto que dá de onde cada um quer ficar. Quem se chocaria anda
 * junto, em bloco, e o bloco fica onde quer o seu mais pesado (regressão isotônica pela mediana).
 */
function settle(
  layer: readonly number[],
  items: readonly Item[],
  x: Float64Array,
  wish: (index: number) => Wish,
): void {
  const blocks: { wishes: Wish[]; at: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  layer.forEach((index, at) => {
    if (at > 0) offset += apart(items[layer[at - 1]!]!, items[index]!);
    offsets.push(offset);
    const { want, weight } = wish(index);
    let block = { wishes: [{ want: want - offset, weight }], at: want - offset };
    for (let last = blocks.at(-1); last && last.at > block.at; last = blocks.at(-1)) {
      const wishes = [...last.wishes, ...block.wishes];
      block = { wishes, at: weightedMedian(wishes) };
      blocks.pop();
    }
    blocks.push(block);
  });
  let at = 0;
  for (const block of blocks) {
    for (const end = at + block.wishes.length; at < end; at += 1) x[layer[at]!] = block.at + offsets[at]!;
  }
}

/** O ponto com metade do peso de cada lado; com um empate exato, o meio dos dois. */
function weightedMedian(wishes: readonly Wish[]): number {
  const [first, second] = wishes as [Wish, Wish | undefined];
  if (!second) return first.want;
  if (wishes.length === 2) {
    if (first.weight === second.weight) return (first.want + second.want) / 2;
    return first.weight > second.weight ? first.want : second.want;
  }
  const sorted = [...wishes].sort((a, b) => a.want - b.want);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const [at, { want, weight }] of sorted.entries()) {
    passed += weight;
    if (passed > half + 1e-9) return want;
    if (passed > half - 1e-9) return (want + sorted[at + 1]!.want) / 2;
  }
  return sorted.at(-1)!.want;
}

/** Cada tronco fica reto o quanto dá: só muda de coluna quando a de antes está ocupada. */
function straighten(
  items: readonly Item[],
  layers: readonly number[][],
  trunks: readonly number[][],
  x: Float64Array,
): void {
  const left = new Int32Array(items.length).fill(-1);
  const right = new Int32Array(items.length).fill(-1);
  for (const layer of layers) {
    for (let at = 1; at < layer.length; at += 1) {
      left[layer[at]!] = layer[at - 1]!;
      right[layer[at - 1]!] = layer[at]!;
    }
  }
  for (const trunk of trunks) {
    let run: number[] = [];
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const index of trunk) {
      const [before, after] = [left[index]!, right[index]!];
      const from = before < 0 ? Number.NEGATIVE_INFINITY : x[before]! + apart(items[before]!, items[index]!);
      const to = after < 0 ? Number.POSITIVE_INFINITY : x[after]! - apart(items[index]!, items[after]!);
      if (Math.max(low, from) > Math.min(high, to)) {
        align(run);
        [run, low, high] = [[], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
      low = Math.max(low, from);
      high = Math.min(high, to);
      run.push(index);
    }
    align(run);

    function align(aligned: readonly number[]): void {
      const column = Math.min(high, Math.max(low, columnOf(aligned, items, x)));
      for (const index of aligned) x[index] = column;
    }
  }
}

/** Onde um trecho preferiria estar: o de um ponto só, já sobre o destino; os longos, onde está a maioria. */
function columnOf(run: readonly number[], items: readonly Item[], x: Float64Array): number {
  if (run.length === 1) return x[aheadOf(items[run[0]!]!)]!;
  return run.map((index) => x[index]!).sort((a, b) => a - b)[run.length >> 1]!;
}

/** Para onde um tronco de um ponto só leva: a primeira ligação que fez foi com o destino. */
function aheadOf({ up, down }: Item): number {
  return (down.length === 1 ? down[0]! : up[0]!).to;
}
