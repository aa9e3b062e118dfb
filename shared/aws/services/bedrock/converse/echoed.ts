import { isObject, type JsonObject } from '../../../json.ts';
import type { Answer } from '../answer.ts';

/** O que a resposta repete do pedido: como ele quis ser servido. */
export function echoed({ performanceConfig, serviceTier }: JsonObject): JsonObject {
  return {
    ...(isObject(performanceConfig) ? { performanceConfig } : {}),
    ...(isObject(serviceTier) ? { serviceTier } : {}),
  };
}

/** Os campos do modelo que o pedido quis na resposta; o único que existe aqui é a sequência que a parou. */
export function responseFields(
  { additionalModelResponseFieldPaths: paths }: JsonObject,
  { stopSequence }: Answer,
): JsonObject {
  if (!Array.isArray(paths) || !paths.includes('/stop_sequence')) return {};
  return { additionalModelResponseFields: { stop_sequence: stopSequence ?? null } };
}
