/** De um texto ou de um JSON ao desenho pronto. Roda no worker, e também fora dele, sem DOM. */
import type { Box, DrawingParts, Flowchart, PlacedScope, Stop } from '../../../../shared/graph/index.ts';
import { describe, drawInParts, frontOf, layout } from '../../../../shared/graph/index.ts';

export interface DrawingRequest {
  /** A definição em JSON, como está no editor. */
  definition: string;
  title: string;
  /** Distingue os ids deste desenho dos de outros na mesma página. */
  id: string;
  /** O caminho de uma execução, já aceso no desenho. */
  path?: readonly Stop[];
}

/** O desenho e o que é preciso para acendê-lo sem desenhar de novo. */
export interface Drawn {
  outcome: 'drawn';
  parts: DrawingParts;
  flowchart: Flowchart;
  /** A caixa de cada nó, em px do desenho, pelo id do nó. */
  boxes: Record<string, Box>;
}

/** O texto não é JSON; `message` é a do navegador, em inglês. */
export interface Unreadable {
  outcome: 'unreadable';
  message: string;
}

export type DrawingReply = Drawn | Unreadable;

/** Lê, dispõe e desenha; nunca lança: um texto que não se lê vira `unreadable`. */
export function makeDrawing({ definition, title, id, path }: DrawingRequest): DrawingReply {
  let flowchart: Flowchart;
  try {
    flowchart = describe(JSON.parse(definition));
  } catch (error) {
    return { outcome: 'unreadable', message: error instanceof Error ? error.message : String(error) };
  }
  const placed = layout(flowchart);
  const parts = drawInParts(flowchart, { id, title, path, layout: placed });
  return { outcome: 'drawn', parts, flowchart, boxes: Object.fromEntries(boxesOf(placed.scope)) };
}

function boxesOf(scope: PlacedScope): [string, Box][] {
  return scope.nodes.flatMap((node): [string, Box][] => [
    [node.node.id, frontOf(node)],
    ...node.lanes.flatMap(boxesOf),
  ]);
}
