import { lookUp } from '../aws/services/bedrock/catalogue.ts';
import type { Price } from '../aws/services/bedrock/models/model-entry.ts';

/**
 * O preço de um modelo no catálogo, em dólares por mil tokens, com a fonte e a data.
 * @param modelId id ou perfil, como `us.amazon.nova-2-lite-v1:0`
 * @throws {Error} quando o catálogo não tem o modelo, ou não tem o preço dele
 */
export function modelPrice(modelId: string): Price {
  const price = lookUp(modelId)?.entry.price;
  if (price === undefined) throw new Error(`O catálogo não tem o preço de ${modelId}.`);
  return price;
}
