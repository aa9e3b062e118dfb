import type { EmbeddingFamily } from './family.ts';
import type { Fields, Schema } from './schema.ts';
import { numberIn, textsIn } from './values.ts';
import { checkBody, malformed } from './wording.ts';

const inputText: Schema = { type: 'string', minLength: 1 };
const second: Fields = {
  inputText,
  dimensions: { type: 'integer' },
  normalize: { type: 'boolean' },
  embeddingTypes: { type: 'array', items: { type: 'string', values: ['float', 'binary'] }, minItems: 1 },
};
const SIZES = [1024, 512, 256];
/** Dimensões da primeira versão, que não as deixa escolher. */
const FIRST_SIZE = 1536;

/** O sinal de cada número, como o vetor `binary` do Titan. */
function binary(vector: readonly number[]): number[] {
  return vector.map((value) => (value > 0 ? 1 : 0));
}

/** Amazon Titan Embeddings: um texto por pedido. */
export const titanEmbed: EmbeddingFamily = {
  kind: 'embedding',
  read(body, { id }) {
    const isFirst = id.endsWith('-v1');
    checkBody(body, { type: 'object', required: ['inputText'], fields: isFirst ? { inputText } : second });
    const texts = [String(body.inputText)];
    if (isFirst) {
      return {
        texts,
        dimensions: FIRST_SIZE,
        write: ([vector = []], inputTextTokenCount) => ({ embedding: [...vector], inputTextTokenCount }),
      };
    }
    const dimensions = numberIn(body, 'dimensions') ?? 1024;
    if (!SIZES.includes(dimensions)) throw malformed(`#/dimensions: ${dimensions} is not a valid enum value`);
    const asked = textsIn(body, 'embeddingTypes');
    const types = asked.length > 0 ? asked : ['float'];
    return {
      texts,
      dimensions,
      // Os vetores já vêm com norma 1; sem normalizar, o Titan os daria maiores.
      write([unit = []], inputTextTokenCount) {
        const vector =
          body.normalize === false ? unit.map((value) => value * Math.sqrt(dimensions)) : [...unit];
        return {
          ...(types.includes('float') ? { embedding: vector } : {}),
          embeddingsByType: {
            ...(types.includes('float') ? { float: vector } : {}),
            ...(types.includes('binary') ? { binary: binary(unit) } : {}),
          },
          inputTextTokenCount,
        };
      },
    };
  },
};
