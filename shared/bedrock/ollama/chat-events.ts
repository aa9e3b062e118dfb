import { randomUUID } from 'node:crypto';
import type { GenerationEvent, GenerationRequest, Json, StopReason } from '../model.ts';

/** Uma linha de `/api/chat`, no que interessa. */
interface ChatLine {
  readonly message?: {
    readonly content?: string;
    readonly tool_calls?: readonly {
      readonly function: { readonly name: string; readonly arguments: Json };
    }[];
  };
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
}

/** Os eventos de uma resposta do Ollama. A sequência de parada não vem nela: o Ollama para antes e diz só `stop`. */
export async function* chatEvents(
  lines: AsyncIterable<Json>,
  request: GenerationRequest,
): AsyncIterable<GenerationEvent> {
  let called = false;
  let last: ChatLine = {};
  for await (const line of lines) {
    // As linhas vêm do Ollama, e não de quem chama: um campo a menos vira `undefined`, e nada quebra.
    last = line as ChatLine;
    const { content, tool_calls: calls } = last.message ?? {};
    if (content) yield { kind: 'text', text: content };
    for (const call of calls ?? []) {
      called = true;
      yield {
        kind: 'toolUse',
        toolUseId: `tooluse_${randomUUID().replaceAll('-', '').slice(0, 22)}`,
        name: call.function.name,
        input: call.function.arguments,
      };
    }
    if (last.done) break;
  }
  const usage = { inputTokens: last.prompt_eval_count ?? 0, outputTokens: last.eval_count ?? 0 };
  yield { kind: 'end', stopReason: stopReason(called, last, request), usage };
}

function stopReason(
  called: boolean,
  { done_reason: reason, eval_count: count }: ChatLine,
  request: GenerationRequest,
): StopReason {
  if (called) return 'tool_use';
  const cut = reason === 'length' || (reason === undefined && (count ?? 0) >= request.maxTokens);
  return cut ? 'max_tokens' : 'end_turn';
}
