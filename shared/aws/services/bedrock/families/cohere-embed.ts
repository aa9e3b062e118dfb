import type { Json } from '../../../../bedrock/model.ts';
import type { EmbeddingFamily } from './family.ts';
import type { Schema } from './schema.ts';
import { textsIn } from './values.ts';
import { checkBody, malformed } from './wording.ts';

const DIMENSIONS = 1024;
const MAX_TEXTS = 96;

const schema: Schema = {
  type: 'object',
  required: ['texts', 'input_type'],
  fields: {
    texts: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
    input_type: {
      type: 'string',
      values: ['search_document', 'search_query', 'classification', 'clustering'],
    },
    truncate: { type: 'string', values: ['NONE', 'START', 'END'] },
    embedding_types: { type: 'array', items: { type: 'string', values: ['float', 'int8'] }, minItems: 1 },
  },
};

function int8(vector: readonly number[]): number[] {
  return vector.map((value) => Math.max(-128, Math.min(127, Math.round(value * 127))));
}

/** Cohere Embed: vários textos por pedido. */
export const cohereEmbed: EmbeddingFamily = {
  kind: 'embedding',
  read(body, _entry, requestId) {
    checkBody(body, schema);
    const texts = textsIn(body, 'texts');
    if (texts.length > MAX_TEXTS)
      throw malformed(`#/texts: expected maximum item count: ${MAX_TEXTS}, found: ${texts.length}`);
    const types = textsIn(body, 'embedding_types');
    return {
      texts,
      dimensions: DIMENSIONS,
      write(vectors) {
        const floats = vectors.map((vector) => [...vector]);
        const byType: { [key: string]: Json } = {
          ...(types.includes('float') ? { float: floats } : {}),
          ...(types.includes('int8') ? { int8: vectors.map(int8) } : {}),
        };
        return {
          embeddings: types.length > 0 ? byType : floats,
          id: requestId,
          response_type: types.length > 0 ? 'embeddings_by_type' : 'embeddings_floats',
          texts: [...texts],
        };
      },
    };
  },
};
