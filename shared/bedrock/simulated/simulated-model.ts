import type { GenerationEvent, GenerationRequest, GenerativeModel } from '../model.ts';
import { answer } from './answer.ts';
import { embedding } from './embed.ts';
import { countTokens } from './tokens/count.ts';
import { tokenize } from './tokens/tokenize.ts';
import { Understanding } from './understanding.ts';

export interface SimulatedOptions {
  /** Muda as palavras escolhidas. A mesma semente e o mesmo pedido dão a mesma resposta. */
  readonly seed?: number;
  /** Espera antes de cada token, em milissegundos. */
  readonly delayMs?: number;
  /** Quem espera; quem usa outro relógio passa o seu. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Um modelo feito de regras, em português, que se declara simulado. */
export class SimulatedModel implements GenerativeModel {
  readonly kind = 'generative';
  readonly name = 'simulado';
  readonly isSimulated = true;
  readonly #options: SimulatedOptions;

  constructor(options: SimulatedOptions = {}) {
    this.#options = options;
  }

  /** @throws o motivo de `signal`, quando alguém desiste da resposta */
  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GenerationEvent> {
    signal.throwIfAborted();
    const inputTokens = countTokens(request);
    const reply = answer(new Understanding(request, this.#options.seed ?? 0));
    if ('use' in reply) {
      yield* this.#toolUse(reply.use, inputTokens, request.maxTokens);
      return;
    }
    const stop = firstStop(reply.text, request.stopSequences);
    const tokens = tokenize(stop ? reply.text.slice(0, stop.at) : reply.text);
    const kept = tokens.slice(0, request.maxTokens);
    for (const text of kept) {
      await this.#pause(signal);
      yield { kind: 'text', text };
    }
    const usage = { inputTokens, outputTokens: kept.length };
    if (kept.length < tokens.length) yield { kind: 'end', stopReason: 'max_tokens', usage };
    else if (stop) yield { kind: 'end', stopReason: 'stop_sequence', stopSequence: stop.sequence, usage };
    else yield { kind: 'end', stopReason: 'end_turn', usage };
  }

  async countTokens(request: GenerationRequest): Promise<number> {
    return countTokens(request);
  }

  async embed(text: string, dimensions: number, signal: AbortSignal): Promise<readonly number[]> {
    signal.throwIfAborted();
    return embedding(text, dimensions);
  }

  /** Uma chamada que não cabe nos tokens não sai pela metade: a resposta acaba antes dela. */
  *#toolUse(
    use: Extract<ReturnType<typeof answer>, { use: unknown }>['use'],
    inputTokens: number,
    most: number,
  ): Iterable<GenerationEvent> {
    const size = tokenize(JSON.stringify(use.input)).length + tokenize(use.name).length;
    if (size > most) {
      yield { kind: 'end', stopReason: 'max_tokens', usage: { inputTokens, outputTokens: most } };
      return;
    }
    yield { kind: 'toolUse', ...use };
    yield { kind: 'end', stopReason: 'tool_use', usage: { inputTokens, outputTokens: size } };
  }

  async #pause(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { delayMs, sleep } = this.#options;
    if (delayMs && sleep) await sleep(delayMs, signal);
    signal.throwIfAborted();
  }
}

/** A sequência de parada que aparece primeiro no texto. */
function firstStop(
  text: string,
  sequences: readonly string[],
): { readonly at: number; readonly sequence: string } | undefined {
  const found = sequences
    .filter((each) => each !== '')
    .map((sequence) => ({ at: text.indexOf(sequence), sequence }));
  return found.filter((each) => each.at >= 0).sort((a, b) => a.at - b.at)[0];
}
