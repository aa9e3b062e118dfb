import type { GenerationRequest } from '../../../../bedrock/model.ts';

/** Um pedido de uma família que só tem um texto: uma mensagem de `user`, sem ferramentas. */
export function promptRequest(
  fields: Pick<GenerationRequest, 'modelId' | 'maxTokens' | 'stopSequences'> &
    Partial<Pick<GenerationRequest, 'system' | 'messages' | 'temperature' | 'topP' | 'topK'>>,
  prompt: string,
): GenerationRequest {
  return {
    system: [],
    messages: [{ role: 'user', content: [{ text: prompt }] }],
    tools: [],
    toolChoice: { kind: 'auto' },
    ...fields,
  };
}
