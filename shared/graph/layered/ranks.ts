/** Em que fileira fica cada nó: os nós nas pares, as condições e as passagens nas ímpares. */

export interface Ranks {
  /** A fileira de cada nó. */
  ranks: number[];
  /** As setas que sobem: com elas invertidas não há ciclo. */
  back: boolean[];
}

/**
 * @param count quantos nós há, numerados a partir de 0.
 * @param edges pares de nós, sem laços; a ordem decide qual seta de um ciclo é a que sobe.
 */
export function rankNodes(count: number, edges: readonly (readonly [number, number])[]): Ranks {
  const outgoing: number[][] = Array.from({ length: count }, () => []);
  edges.forEach(([from], index) => {
    outgoing[from]!.push(index);
  });
  const { back, order } = findBackEdges(count, edges, outgoing);
  const ranks = new Array<number>(count).fill(0);
  const entered = new Array<boolean>(count).fill(false);
  const downward = edges.map(
    ([from, to], index) => (back[index] ? [to, from] : [from, to]) as [number, number],
  );
  const below: number[][] = Array.from({ length: count }, () => []);
  downward.forEach(([top, bottom]) => {
    below[top]!.push(bottom);
    entered[bottom] = true;
  });
  for (const top of order) {
    for (const bottom of below[top]!) ranks[bottom] = Math.max(ranks[bottom]!, ranks[top]! + 2);
  }
  // Um nó a que ninguém chega encosta no primeiro a que ele leva, em vez de flutuar no alto.
  for (const node of order) {
    if (entered[node] || below[node]!.length === 0) continue;
    ranks[node] = Math.min(...below[node]!.map((bottom) => ranks[bottom]!)) - 2;
  }
  return { ranks, back };
}

/** Busca em profundidade, sem recursão: uma definição hostil pode ter uma fila muito longa. */
function findBackEdges(count: number, edges: readonly (readonly [number, number])[], outgoing: number[][]) {
  const back = new Array<boolean>(edges.length).fill(false);
  const state = new Uint8Array(count);
  const finished: number[] = [];
  for (let root = 0; root < count; root += 1) {
    if (state[root] !== 0) continue;
    const stack = [{ node: root, next: 0 }];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const index = outgoing[top.node]![top.next];
      top.next += 1;
      if (index === undefined) {
        state[top.node] = 2;
        finished.push(top.node);
        stack.pop();
        continue;
      }
      const to = edges[index]![1];
      if (state[to] === 1) back[index] = true;
      else if (state[to] === 0) {
        state[to] = 1;
        stack.push({ node: to, next: 0 });
      }
    }
  }
  return { back, order: topological(count, edges, back, finished) };
}

/** Dos de cima para os de baixo: o contrário da ordem em que a busca terminou com cada um. */
function topological(
  count: number,
  edges: readonly (readonly [number, number])[],
  back: boolean[],
  finished: number[],
): number[] {
  if (!back.some(Boolean)) return finished.reverse();
  const below: number[][] = Array.from({ length: count }, () => []);
  const waiting = new Array<number>(count).fill(0);
  edges.forEach(([from, to], index) => {
    const [top, bottom] = back[index] ? [to, from] : [from, to];
    below[top]!.push(bottom);
    waiting[bottom]! += 1;
  });
  const order = finished.reverse().filter((node) => waiting[node] === 0);
  for (const node of order) {
    for (const bottom of below[node]!) {
      waiting[bottom]! -= 1;
      if (waiting[bottom] === 0) order.push(bottom);
    }
  }
  return order;
}
