import type { Json } from '../../asl/index.ts';
import { isObject } from '../json.ts';
import { unusableParameters } from './unusable-parameters.ts';

/** Os campos de um `AttributeValue` que só aceitam texto: um número viaja como texto. */
const TEXT_TYPES = ['S', 'N', 'B'];
/** Onde os parâmetros do DynamoDB trazem um `AttributeValue` por nome. */
const FIELDS = ['Item', 'Key', 'ExpressionAttributeValues'];

function checkValue(value: Json | undefined, parameters: Json): void {
  if (!isObject(value)) return;
  for (const [type, content] of Object.entries(value)) {
    if (TEXT_TYPES.includes(type) && typeof content !== 'string')
      throw unusableParameters(parameters, `The value for the field '${type}' must be a STRING`);
    if (type === 'L' && Array.isArray(content)) for (const item of content) checkValue(item, parameters);
    if (type === 'M') checkEach(content, parameters);
  }
}

function checkEach(values: Json | undefined, parameters: Json): void {
  if (!isObject(values)) return;
  for (const value of Object.values(values)) checkValue(value, parameters);
}

/**
 * Confere os textos de cada `AttributeValue` antes de chamar o DynamoDB, como o Step Functions faz.
 * @throws `TaskError` `States.Runtime` que nomeia o tipo: `S`, `N` ou `B`
 */
export function checkAttributeValues(parameters: { readonly [key: string]: Json }): void {
  for (const field of FIELDS) checkEach(parameters[field], parameters);
}
