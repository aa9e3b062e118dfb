/** A gravação de um pedido, como uma sequência de batidas: uma fala, ou um estado que acende. Calculada ao montar o site. */
import {
  conversationOf,
  type Line,
  type PathStop,
  pathOf,
  type RecordedEvent,
} from '../../../../shared/course/data.ts';
import type { Flowchart } from '../../../../shared/graph/index.ts';
import { markPath } from '../../../../shared/graph/marks.ts';

/** Uma fala como a página a mostra. */
export type SpokenLine = Pick<Line, 'kind' | 'text' | 'minute'>;

export type Beat =
  | { kind: 'line'; line: SpokenLine }
  /** A execução entra em um estado: o id do nó dele no desenho, e os das setas por que ela acabou de passar. */
  | { kind: 'state'; state: string; node: string; edges: string[] };

/**
 * As batidas de uma execução, na ordem da história.
 * @param opening a primeira mensagem do cliente
 */
export function beatsOf(events: readonly RecordedEvent[], opening: string, flowchart: Flowchart): Beat[] {
  const lines = conversationOf(events, opening);
  const stops = pathOf(events);
  const seen = new Set<string>();
  let entered = 0;
  return events.flatMap((event): Beat[] => {
    const spoken = lines
      .filter((line) => line.event === event.id)
      .map(({ kind, text, minute }): Beat => ({ kind: 'line', line: { kind, text, minute } }));
    const name = event.stateEnteredEventDetails?.name;
    return name === undefined
      ? spoken
      : [enteringBeat(flowchart, name, stops.slice(0, ++entered), seen), ...spoken];
  });
}

/** @param seen as setas que já acenderam; as novas entram nele */
function enteringBeat(flowchart: Flowchart, state: string, path: PathStop[], seen: Set<string>): Beat {
  const node = flowchart.scope.nodes.find(({ role, name }) => role === 'state' && name === state)?.id ?? '';
  const edges = [...markPath(flowchart, path).edges].filter((edge) => !seen.has(edge));
  for (const edge of edges) seen.add(edge);
  return { kind: 'state', state, node, edges };
}
