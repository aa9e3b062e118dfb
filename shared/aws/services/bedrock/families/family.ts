import type { GenerationEvent, GenerationRequest, Json } from '../../../../bedrock/model.ts';
import type { JsonObject } from '../../../json.ts';
import type { Answer } from '../answer.ts';
import type { ModelEntry } from '../models/model-entry.ts';

/** O que uma família precisa saber para escrever uma resposta. */
export interface Reply {
  readonly entry: ModelEntry;
  readonly requestId: string;
  /** Tokens lidos: as famílias os dizem antes do primeiro pedaço. */
  readonly inputTokens: number;
}

/** Uma família que escreve texto: o seu corpo de ida, e o de volta inteiro ou aos pedaços. */
export interface TextFamily {
  readonly kind: 'text';
  /** @throws `AwsError` `ValidationException`, nas palavras da AWS */
  read(body: JsonObject, entry: ModelEntry, modelId: string): GenerationRequest;
  write(answer: Answer, reply: Reply, body: JsonObject): Json;
  /** Os pedaços da resposta. O último recebe depois as medidas da chamada. */
  stream(events: AsyncIterable<GenerationEvent>, reply: Reply, body: JsonObject): AsyncIterable<JsonObject>;
}

/** Um pedido de vetores já lido, e como a família escreve a resposta. */
export interface EmbeddingRequest {
  readonly texts: readonly string[];
  readonly dimensions: number;
  write(vectors: readonly (readonly number[])[], inputTokens: number): Json;
}

/** Uma família que só dá vetores. */
export interface EmbeddingFamily {
  readonly kind: 'embedding';
  /** @throws `AwsError` `ValidationException` */
  read(body: JsonObject, entry: ModelEntry, requestId: string): EmbeddingRequest;
}

export type Family = TextFamily | EmbeddingFamily;
