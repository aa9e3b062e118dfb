import type { GenerationRequest } from '../../../bedrock/model.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import type { Target } from './catalogue.ts';
import { readConverse } from './converse/read-converse.ts';
import { refusal, requiredObject } from './converse/reading.ts';
import { families } from './families/index.ts';
import { forward } from './forward.ts';
import { modelFailure } from './model-failure.ts';
import { readModelBody } from './read-body.ts';

function readInput(input: JsonObject, target: Target): GenerationRequest {
  const { converse, invokeModel } = requiredObject(input.input, 'input');
  if (isObject(converse)) return readConverse(converse, target);
  if (!isObject(invokeModel) || typeof invokeModel.body !== 'string')
    throw refusal('The input field must set one of the following keys: invokeModel, converse.');
  const body = readModelBody(Buffer.from(invokeModel.body, 'base64'));
  const family = families[target.entry.family];
  if (family.kind === 'embedding') throw refusal("The provided model doesn't support counting tokens");
  return family.read(body, target.entry, target.modelId);
}

/** `CountTokens`: quantos tokens um pedido teria. Na AWS só alguns modelos contam, citados sem perfil. */
export const countTokens: Action<Bedrock> = {
  route: 'POST /model/{modelId}/count-tokens',
  permission: (input, service) => service.permissions(input, 'bedrock:CountTokens'),
  async run(input, service, call) {
    const model = await service.model();
    if (model.kind === 'bedrock') return forward({ model, service, call, operation: 'CountTokens', input });
    const target = service.resolveForCounting(input.modelId);
    const request = readInput(input, target);
    const inputTokens = await model.countTokens(request).catch((error: unknown) => {
      throw modelFailure(error);
    });
    return { inputTokens };
  },
};
