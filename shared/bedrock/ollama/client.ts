import { type Json, ModelUnavailable } from '../model.ts';

const DEFAULT_ADDRESS = 'http://127.0.0.1:11434';

/** O endereço que `OLLAMA_HOST` diz, com ou sem `http://` e porta, como o próprio Ollama o aceita. */
export function ollamaAddress(host = process.env.OLLAMA_HOST): string {
  const text = host?.trim();
  if (!text) return DEFAULT_ADDRESS;
  const url = new URL(/^https?:\/\//.test(text) ? text : `http://${text}`);
  // 0.0.0.0 é onde o Ollama escuta, não aonde um cliente vai.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  const hasPort = url.port !== '' || /^https?:\/\//.test(text);
  return `${url.protocol}//${url.hostname}:${hasPort ? url.port || (url.protocol === 'https:' ? '443' : '80') : '11434'}`;
}

/** Conversa com a API do Ollama, e diz em português o que deu errado. */
export class OllamaClient {
  readonly #address: string;

  constructor(address?: string) {
    this.#address = address ?? ollamaAddress();
  }

  /** Os modelos baixados, o mais recente primeiro. */
  async models(signal: AbortSignal): Promise<string[]> {
    const response = await this.#fetch('/api/tags', { signal });
    const body = (await response.json()) as { readonly models?: readonly { readonly name: string }[] };
    return (body.models ?? []).map((model) => model.name);
  }

  /** @throws `ModelUnavailable` quando o Ollama não atende ou recusa o pedido */
  async post(path: string, body: Json, model: string, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (response.ok) return response;
    throw await this.#refusal(await response.text(), response.status, model, signal);
  }

  /** As linhas JSON da resposta, conforme chegam. */
  async *lines(response: Response, model: string): AsyncIterable<Json> {
    let pending = '';
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const lines = (pending + piece).split('\n');
      pending = lines.pop()!;
      for (const line of lines) if (line.trim() !== '') yield parsedLine(line, model);
    }
    if (pending.trim() !== '') yield parsedLine(pending, model);
  }

  async #fetch(path: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.#address}${path}`, options);
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw new ModelUnavailable(
        `O Ollama não responde em ${this.#address}. Abra-o (ollama serve) ou acerte OLLAMA_HOST; sem Ollama, use MODELO=simulado.`,
        { cause: error },
      );
    }
  }

  async #refusal(
    text: string,
    status: number,
    model: string,
    signal: AbortSignal,
  ): Promise<ModelUnavailable> {
    const reason = errorIn(text);
    if (status === 404 && /not found/i.test(reason)) {
      const names = await this.models(signal);
      const have =
        names.length > 0 ? `Os que você tem: ${names.join(', ')}.` : 'Você ainda não baixou nenhum.';
      return new ModelUnavailable(
        `O Ollama não tem o modelo "${model}". Baixe-o: ollama pull ${model}\n${have}`,
      );
    }
    if (/does not support tools/i.test(reason)) {
      return new ModelUnavailable(
        `O modelo "${model}" do Ollama não chama ferramentas. Escolha um que chame, como llama3.1, llama3.2 ou qwen3: ollama pull llama3.2`,
      );
    }
    return new ModelUnavailable(`O Ollama recusou o pedido ao modelo "${model}" (HTTP ${status}): ${reason}`);
  }
}

function errorIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { readonly error?: unknown };
    return typeof error === 'string' ? error : text;
  } catch {
    return text;
  }
}

function parsedLine(line: string, model: string): Json {
  let value: Json;
  try {
    value = JSON.parse(line) as Json;
  } catch (error) {
    throw new ModelUnavailable(`O Ollama mandou uma resposta que não é JSON, do modelo "${model}".`, {
      cause: error,
    });
  }
  const failure =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value.error : undefined;
  if (typeof failure === 'string')
    throw new ModelUnavailable(`O modelo "${model}" do Ollama parou no meio da resposta: ${failure}`);
  return value;
}
