import {
  type GenerationEvent,
  type GenerationRequest,
  type GenerativeModel,
  ModelUnavailable,
} from '../model.ts';
import { countTokens } from '../simulated/tokens/count.ts';
import { chatBody } from './chat-body.ts';
import { chatEvents } from './chat-events.ts';
import { OllamaClient } from './client.ts';

/** Um modelo em um Ollama local, pela sua API HTTP. */
export class OllamaModel implements GenerativeModel {
  readonly kind = 'generative';
  readonly isSimulated = false;
  readonly #client: OllamaClient;
  readonly #asked: string | undefined;

  /** @param model como o Ollama o chama (`llama3.2`); sem ele, vale o primeiro modelo baixado */
  constructor(model?: string, client = new OllamaClient()) {
    this.#asked = model;
    this.#client = client;
  }

  get name(): string {
    return this.#asked ? `ollama:${this.#asked}` : 'ollama';
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GenerationEvent> {
    const model = await this.#model(signal);
    const response = await this.#client.post('/api/chat', chatBody(model, request), model, signal);
    yield* chatEvents(this.#client.lines(response, model), request);
  }

  /** O Ollama só conta tokens ao responder; antes disso, vale a aproximação do modelo simulado. */
  async countTokens(request: GenerationRequest): Promise<number> {
    return countTokens(request);
  }

  /** Corta ou completa com zeros o vetor do modelo, que tem o tamanho que ele quiser, e o põe na norma 1. */
  async embed(text: string, dimensions: number, signal: AbortSignal): Promise<readonly number[]> {
    const model = await this.#model(signal);
    const response = await this.#client.post('/api/embed', { model, input: text }, model, signal);
    const body = (await response.json()) as { readonly embeddings?: readonly (readonly number[])[] };
    const vector = body.embeddings?.[0];
    if (!vector)
      throw new ModelUnavailable(
        `O modelo "${model}" do Ollama não calcula embeddings. Baixe um que calcule: ollama pull nomic-embed-text`,
      );
    const sized = Array.from({ length: dimensions }, (_, at) => vector[at] ?? 0);
    const norm = Math.hypot(...sized) || 1;
    return sized.map((value) => value / norm);
  }

  async #model(signal: AbortSignal): Promise<string> {
    if (this.#asked) return this.#asked;
    const [first] = await this.#client.models(signal);
    if (first) return first;
    throw new ModelUnavailable('O Ollama não tem nenhum modelo. Baixe um: ollama pull llama3.2');
  }
}
