import type { GenerationRequest } from '../../../../bedrock/model.ts';
import type { JsonObject } from '../../../json.ts';
import type { Target } from '../catalogue.ts';
import { checkMaxTokens } from '../families/max-tokens.ts';
import { checkSampling } from '../families/sampling.ts';
import { checkAdditionalFields } from './additional-fields.ts';
import { readMessages, readSystem } from './content.ts';
import { listOrEmpty, numberOrNothing, refusal, requiredObject, requiredText } from './reading.ts';
import { checkConversation } from './rules.ts';
import { readToolConfig } from './tools.ts';

function object(value: unknown, path: string): JsonObject {
  return value === undefined || value === null ? {} : requiredObject(value, path);
}

function checkCapabilities(request: GenerationRequest, { entry }: Target, isStreamed: boolean): void {
  const { supports, input } = entry;
  if (!supports.system && request.system.length > 0)
    throw refusal(
      "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    );
  if (request.tools.length > 0) {
    if (!supports.tools) throw refusal("This model doesn't support tool use.");
    if (isStreamed && !supports.streamedTools)
      throw refusal("This model doesn't support tool use in streaming mode.");
  }
  const hasImage = request.messages.some(({ content }) =>
    content.some((block) => 'attachment' in block && block.attachment.kind === 'image'),
  );
  if (hasImage && !input.includes('IMAGE'))
    throw refusal("This model doesn't support the image field. Remove image and try again.");
}

/**
 * Lê um pedido do `Converse` ou do `ConverseStream`.
 * @throws `AwsError` `ValidationException`, nas palavras da AWS
 */
export function readConverse(input: JsonObject, target: Target, isStreamed = false): GenerationRequest {
  const { entry, modelId } = target;
  if (!entry.output.includes('TEXT'))
    throw refusal(
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  const messages = readMessages(input.messages);
  const config = object(input.inferenceConfig, 'inferenceConfig');
  const path = 'inferenceConfig';
  const maxTokens = numberOrNothing(config.maxTokens, `${path}.maxTokens`, { min: 1, isInteger: true });
  const share = { min: 0, max: 1 };
  const request: GenerationRequest = {
    modelId,
    system: readSystem(listOrEmpty(input.system)),
    messages,
    ...readToolConfig(input.toolConfig),
    maxTokens: maxTokens ?? entry.maxOutputTokens,
    temperature: numberOrNothing(config.temperature, `${path}.temperature`, share),
    topP: numberOrNothing(config.topP, `${path}.topP`, share),
    topK: checkAdditionalFields(
      object(input.additionalModelRequestFields, 'additionalModelRequestFields'),
      entry,
    ),
    stopSequences: listOrEmpty(config.stopSequences).map((text, index) =>
      requiredText(text, `${path}.stopSequences.${index + 1}.member`),
    ),
  };
  checkConversation(messages, request.tools.length > 0);
  checkCapabilities(request, target, isStreamed);
  checkMaxTokens(request.maxTokens, entry);
  checkSampling(request, entry, 'The model returned the following errors: ');
  return request;
}
