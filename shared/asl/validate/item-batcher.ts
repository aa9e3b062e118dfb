import { type Check, checkObject, exactlyOne, type Fields, integer, orExpression, string } from './checks.ts';
import { byLanguage, jsonataTemplate } from './jsonata.ts';
import { path } from './paths.ts';
import { payloadTemplate } from './payload-template.ts';

/** Bytes de um lote: o limite de uma entrada. */
const MAX_BYTES = 262_144;

/** Os campos de `ItemBatcher`. */
export const ITEM_BATCHER: Fields = {
  Comment: { check: string },
  MaxItemsPerBatch: { check: orExpression(integer(1)) },
  MaxItemsPerBatchPath: { check: path, only: 'JSONPath' },
  MaxInputBytesPerBatch: { check: orExpression(integer(1, MAX_BYTES)) },
  MaxInputBytesPerBatchPath: { check: path, only: 'JSONPath' },
  BatchInput: { check: byLanguage(payloadTemplate, jsonataTemplate) },
};

/** `ItemBatcher`: como um Map distribuído junta itens. */
export const itemBatcher: Check = (value, at, context) => {
  const batcher = checkObject(value, at, context, ITEM_BATCHER);
  if (!batcher) return;
  exactlyOne(batcher, ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'], at, context, true);
  exactlyOne(batcher, ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'], at, context, true);
};
