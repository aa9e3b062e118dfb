/** O caminho de uma execução sobre o fluxograma: quais nós e quais setas acender. */
import type { Flowchart, FlowEdge, FlowNode, Scope } from './model.ts';

export type Outcome = 'exited' | 'failed' | 'caught' | 'aborted';

/** Uma visita a um estado, na ordem em que aconteceu. Mesma forma do `PathStop` dos relatórios. */
export interface Stop {
  state: string;
  outcome: Outcome;
  error?: string;
}

export interface Marks {
  /** Por id de nó, como terminou a última visita. */
  nodes: Map<string, Outcome>;
  edges: Set<string>;
}

export function markPath(flowchart: Flowchart, path: readonly Stop[]): Marks {
  const marks: Marks = { nodes: new Map(), edges: new Set() };
  markScope(flowchart.scope, path, marks);
  return marks;
}

function markScope(scope: Scope, path: readonly Stop[], marks: Marks): void {
  const byName = new Map(
    scope.nodes.filter((node) => node.role === 'state').map((node) => [node.name, node]),
  );
  // Visitas a estados de outros fluxos ficam de fora: cada ramo tem a sua própria sequência.
  const visits = path.flatMap((stop) => {
    const node = byName.get(stop.state);
    return node ? [{ node, stop }] : [];
  });
  visits.forEach(({ node, stop }, index) => {
    marks.nodes.set(node.id, stop.outcome);
    const previous = visits[index - 1];
    const edge = previous
      ? edgeBetween(scope, previous.node, node, previous.stop.outcome === 'caught')
      : scope.edges.find((one) => one.from === startOf(scope) && one.to === node.id);
    if (edge) marks.edges.add(edge.id);
  });
  const last = visits.at(-1);
  const end = scope.nodes.find((node) => node.role === 'end');
  const exit = scope.edges.find((one) => one.from === last?.node.id && one.to === end?.id);
  if (exit && last?.stop.outcome === 'exited') marks.edges.add(exit.id);
  for (const node of scope.nodes) {
    if (node.role === 'state') for (const lane of node.lanes) markScope(lane, path, marks);
  }
}

function startOf(scope: Scope): string | undefined {
  return scope.nodes.find((node) => node.role === 'start')?.id;
}

function edgeBetween(scope: Scope, from: FlowNode, to: FlowNode, caught: boolean): FlowEdge | undefined {
  return scope.edges.find(
    (edge) => edge.from === from.id && edge.to === to.id && (edge.kind === 'catch') === caught,
  );
}
