import type { GenerationEvent, GenerationRequest, Message, StopReason, ToolUse } from '../../model.ts';
import { SimulatedModel } from '../simulated-model.ts';

/**
 * Um pedido ao modelo, para os testes.
 *
 * @param said uma fala, ou falas alternadas de `user` e `assistant`, ou mensagens inteiras
 */
export function request(
  said: string | readonly (string | Message)[],
  more: Partial<GenerationRequest> = {},
): GenerationRequest {
  const list = typeof said === 'string' ? [said] : said;
  const messages = list.map(
    (each, at): Message =>
      typeof each === 'string' ? { role: at % 2 ? 'assistant' : 'user', content: [{ text: each }] } : each,
  );
  return {
    modelId: 'amazon.nova-micro-v1:0',
    system: [],
    messages,
    tools: [],
    toolChoice: { kind: 'auto' },
    maxTokens: 2000,
    stopSequences: [],
    ...more,
  };
}

/** Uma resposta inteira. */
export interface Reply {
  readonly text: string;
  readonly use: ToolUse | undefined;
  readonly stopReason: StopReason;
  readonly stopSequence: string | undefined;
  readonly outputTokens: number;
  readonly inputTokens: number;
  readonly pieces: readonly string[];
}

/** Pede ao modelo simulado e junta os pedaços da resposta. */
export async function reply(asked: GenerationRequest, seed = 1): Promise<Reply> {
  const events: GenerationEvent[] = [];
  for await (const event of new SimulatedModel({ seed }).generate(asked, new AbortController().signal))
    events.push(event);
  const end = events.at(-1)!;
  if (end.kind !== 'end') throw new Error('A resposta não terminou.');
  const pieces = events.flatMap((event) => (event.kind === 'text' ? [event.text] : []));
  const use = events.find((event) => event.kind === 'toolUse');
  return {
    text: pieces.join(''),
    use: use && { toolUseId: use.toolUseId, name: use.name, input: use.input },
    stopReason: end.stopReason,
    stopSequence: end.stopSequence,
    ...end.usage,
    pieces,
  };
}

/** Pede e devolve só o texto. */
export async function say(
  said: Parameters<typeof request>[0],
  more: Partial<GenerationRequest> = {},
): Promise<string> {
  return (await reply(request(said, more))).text;
}
