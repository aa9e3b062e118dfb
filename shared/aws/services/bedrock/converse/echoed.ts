import { isObject, type JsonObject } from '../../../json.ts';

/** O que a resposta repete do pedido: como ele quis ser servido. */
export function echoed({ performanceConfig, serviceTier }: JsonObject): JsonObject {
  return {
    ...(isObject(performanceConfig) ? { performanceConfig } : {}),
    ...(isObject(serviceTier) ? { serviceTier } : {}),
  };
}
