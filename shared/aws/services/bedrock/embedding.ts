import type { Json, Usage } from '../../../bedrock/model.ts';
import type { JsonObject } from '../../json.ts';
import { refusalOf } from './access.ts';
import type { EmbeddingFamily } from './families/family.ts';
import type { Exchange } from './generation.ts';
import { modelFailure } from './model-failure.ts';
import { record } from './record.ts';

/** Tokens de um texto, para a cobrança: o modelo só os conta numa conversa. */
async function countTokens({ model, target }: Omit<Exchange, 'request'>, text: string): Promise<number> {
  return model.countTokens({
    modelId: target.modelId,
    system: [],
    messages: [{ role: 'user', content: [{ text }] }],
    tools: [],
    toolChoice: { kind: 'auto' },
    maxTokens: 1,
    stopSequences: [],
  });
}

/**
 * Os vetores dos textos de um corpo, na resposta da família.
 * @throws `AwsError`
 */
export async function embed(
  exchange: Omit<Exchange, 'request'>,
  family: EmbeddingFamily,
  body: JsonObject,
): Promise<{ output: Json; usage: Usage }> {
  const { model, target, call, interruption } = exchange;
  const { texts, dimensions, write } = family.read(body, target.entry, call.requestId);
  if (interruption) throw refusalOf(interruption);
  const started = performance.now();
  const signal = call.signal ?? new AbortController().signal;
  try {
    const vectors = await Promise.all(texts.map((text) => model.embed(text, dimensions, signal)));
    const counts = await Promise.all(texts.map((text) => countTokens(exchange, text)));
    const usage = { inputTokens: counts.reduce((sum, count) => sum + count, 0), outputTokens: 0 };
    record({ ...exchange, texts }, { milliseconds: performance.now() - started, usage });
    return { output: write(vectors, usage.inputTokens), usage };
  } catch (error) {
    throw modelFailure(error);
  }
}
