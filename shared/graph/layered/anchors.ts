/**
 * Sob quem fica um nó em que vários caminhos se encontram: sob o último nó por que todos eles passam
 * (o dominador imediato). Assim o fluxo que se abriu num Choice volta ao meio ao se juntar.
 * @param ranks a fileira de cada nó.
 * @param edges setas que descem: `from` fica sempre acima de `to`.
 * @returns por nó, o índice da sua âncora; `undefined` para quem tem uma chegada só, ou nenhum nó comum.
 */
export function findAnchors(
  ranks: readonly number[],
  edges: readonly (readonly [from: number, to: number])[],
): (number | undefined)[] {
  const above: Set<number>[] = ranks.map(() => new Set());
  for (const [from, to] of edges) above[to]!.add(from);
  const dominator: (number | undefined)[] = ranks.map(() => undefined);
  const depth = new Int32Array(ranks.length);

  const common = (a: number | undefined, b: number | undefined): number | undefined => {
    let [one, other] = [a, b];
    while (one !== other && one !== undefined && other !== undefined) {
      if (depth[one]! >= depth[other]!) one = dominator[one];
      else other = dominator[other];
    }
    return one === other ? one : undefined;
  };

  const downward = ranks.map((_, node) => node).sort((a, b) => ranks[a]! - ranks[b]!);
  for (const node of downward) {
    const [first, ...others] = above[node]!;
    if (first === undefined) continue;
    const found = others.reduce<number | undefined>(common, first);
    dominator[node] = found;
    depth[node] = found === undefined ? 0 : depth[found]! + 1;
  }
  return dominator.map((anchor, node) => (above[node]!.size > 1 ? anchor : undefined));
}
