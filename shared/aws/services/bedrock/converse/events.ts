import type { GenerationEvent, Usage } from '../../../../bedrock/model.ts';
import type { JsonObject } from '../../../json.ts';
import type { Answer } from '../answer.ts';

/** Um acontecimento do `ConverseStream`; a família Nova usa os mesmos. */
export interface ConverseEvent {
  readonly type:
    | 'messageStart'
    | 'contentBlockStart'
    | 'contentBlockDelta'
    | 'contentBlockStop'
    | 'messageStop';
  readonly payload: JsonObject;
}

/** Tokens, nos nomes do `Converse`. */
export function converseUsage({ inputTokens, outputTokens }: Usage): JsonObject {
  return { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
}

/** A mensagem de uma resposta inteira, nos nomes do `Converse`. */
export function converseMessage({ blocks }: Answer): { role: 'assistant'; content: Answer['blocks'] } {
  return { role: 'assistant', content: blocks };
}

/**
 * Os acontecimentos de uma resposta, na ordem em que os clientes os esperam. O último, `messageStop`, sai
 * antes da medida de tokens, que `onEnd` recebe.
 */
export async function* converseEvents(
  events: AsyncIterable<GenerationEvent>,
  onEnd: (usage: Usage) => void,
): AsyncGenerator<ConverseEvent> {
  let contentBlockIndex = 0;
  let isTextOpen = false;
  const stop = (): ConverseEvent => ({
    type: 'contentBlockStop',
    payload: { contentBlockIndex: contentBlockIndex++ },
  });
  let isStarted = false;
  for await (const event of events) {
    // Só depois de o modelo dizer algo: antes disso, uma falha ainda pode ser um erro HTTP.
    if (!isStarted) yield { type: 'messageStart', payload: { role: 'assistant' } };
    isStarted = true;
    if (event.kind === 'text') {
      isTextOpen = true;
      yield { type: 'contentBlockDelta', payload: { delta: { text: event.text }, contentBlockIndex } };
      continue;
    }
    if (isTextOpen) yield stop();
    isTextOpen = false;
    if (event.kind === 'toolUse') {
      const { toolUseId, name, input } = event;
      yield {
        type: 'contentBlockStart',
        payload: { start: { toolUse: { toolUseId, name } }, contentBlockIndex },
      };
      const delta = { toolUse: { input: JSON.stringify(input) } };
      yield { type: 'contentBlockDelta', payload: { delta, contentBlockIndex } };
      yield stop();
    } else {
      onEnd(event.usage);
      yield { type: 'messageStop', payload: { stopReason: event.stopReason } };
    }
  }
}
