import type { GenerationRequest, GenerativeModel } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';
import type { ModelEntry } from './models/model-entry.ts';

function charactersOf({ system, messages }: GenerationRequest): number {
  return JSON.stringify([system, messages]).length;
}

/**
 * Recusa um pedido que não cabe na janela do modelo. Um token tem ao menos um caractere: só se contam tokens
 * quando os caracteres já passam da conta.
 * @throws `AwsError` `ValidationException`
 */
export async function checkContextWindow(
  request: GenerationRequest,
  { contextTokens, family }: ModelEntry,
  model: GenerativeModel,
): Promise<void> {
  if (charactersOf(request) <= contextTokens) return;
  const inputTokens = await model.countTokens(request);
  if (inputTokens <= contextTokens) return;
  throw new AwsError(
    'ValidationException',
    family === 'titan-text'
      ? `400 Bad Request: Too many input tokens. Max input tokens: ${contextTokens}, request input token count: ${inputTokens}`
      : 'Input is too long for requested model.',
  );
}
