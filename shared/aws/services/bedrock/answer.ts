import type { GenerationEvent, StopReason, ToolUse, Usage } from '../../../bedrock/model.ts';

/** Um bloco da resposta inteira. */
export type AnswerBlock = { readonly text: string } | { readonly toolUse: ToolUse };

/** Uma resposta inteira. */
export interface Answer {
  readonly blocks: readonly AnswerBlock[];
  readonly stopReason: StopReason;
  readonly stopSequence?: string;
  readonly usage: Usage;
}

/** Junta os pedaços de uma resposta; textos seguidos viram um bloco. */
export async function collect(events: AsyncIterable<GenerationEvent>): Promise<Answer> {
  const blocks: AnswerBlock[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') blocks.push({ text });
    text = '';
  };
  for await (const event of events) {
    switch (event.kind) {
      case 'text':
        text += event.text;
        break;
      case 'toolUse': {
        const { kind: _kind, ...toolUse } = event;
        flush();
        blocks.push({ toolUse });
        break;
      }
      case 'end': {
        const { kind: _kind, ...end } = event;
        flush();
        return { blocks, ...end };
      }
    }
  }
  throw new Error('A resposta acabou sem um fim.');
}

/** O texto de uma resposta, sem as ferramentas. */
export function textOf({ blocks }: Answer): string {
  return blocks.map((block) => ('text' in block ? block.text : '')).join('');
}
