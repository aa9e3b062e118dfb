import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type GenerationEvent, type GenerationRequest, type Json, ModelUnavailable } from '../model.ts';
import { OllamaClient, ollamaAddress } from './client.ts';
import { OllamaModel } from './ollama-model.ts';

/** Um servidor que fala como o Ollama: cada rota responde um status e linhas JSON, e guarda o corpo que recebeu. */
type Routes = Readonly<Record<string, { readonly status?: number; readonly lines: readonly Json[] }>>;

let server: Server | undefined;
const received: Json[] = [];

async function ollama(routes: Routes, model: string | undefined = 'llama3.2'): Promise<OllamaModel> {
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (body !== '') received.push(JSON.parse(body) as Json);
      const { lines, status = 200 } = routes[incoming.url!] ?? {
        status: 404,
        lines: [{ error: 'rota desconhecida' }],
      };
      outgoing.writeHead(status, { 'content-type': 'application/x-ndjson' });
      const whole = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      // Em pedaços que não respeitam as linhas, como a rede faz.
      for (let at = 0; at < whole.length; at += 50) outgoing.write(whole.slice(at, at + 50));
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new OllamaModel(model === '' ? undefined : model, new OllamaClient(`http://127.0.0.1:${port}`));
}

afterEach(() => {
  server?.close();
  server = undefined;
  received.length = 0;
});

const REQUEST: GenerationRequest = {
  modelId: 'amazon.nova-micro-v1:0',
  system: ['Seja breve.'],
  messages: [{ role: 'user', content: [{ text: 'Oi' }] }],
  tools: [],
  toolChoice: { kind: 'auto' },
  maxTokens: 50,
  temperature: 0.2,
  topP: 0.9,
  stopSequences: ['FIM'],
};

async function collect(model: OllamaModel, request = REQUEST): Promise<GenerationEvent[]> {
  const events: GenerationEvent[] = [];
  for await (const event of model.generate(request, new AbortController().signal)) events.push(event);
  return events;
}

const chunk = (content: string): Json => ({
  model: 'llama3.2',
  created_at: '2024-07-22T20:33:28Z',
  message: { role: 'assistant', content },
  done: false,
});
const last = (reason: string): Json => ({
  ...(chunk('') as object),
  done: true,
  done_reason: reason,
  prompt_eval_count: 12,
  eval_count: 3,
});

describe('dado um Ollama local', () => {
  test('quando ele responde aos pedaços, então os eventos saem como vieram, com os tokens contados', async () => {
    const model = await ollama({ '/api/chat': { lines: [chunk('Olá'), chunk(', você'), last('stop')] } });
    expect(await collect(model)).toEqual([
      { kind: 'text', text: 'Olá' },
      { kind: 'text', text: ', você' },
      { kind: 'end', stopReason: 'end_turn', usage: { inputTokens: 12, outputTokens: 3 } },
    ]);
    expect(received[0]).toMatchObject({
      model: 'llama3.2',
      stream: true,
      messages: [
        { role: 'system', content: 'Seja breve.' },
        { role: 'user', content: 'Oi' },
      ],
      options: { num_predict: 50, temperature: 0.2, top_p: 0.9, stop: ['FIM'] },
    });
  });

  test('quando a resposta bate no limite, então o motivo é max_tokens', async () => {
    const model = await ollama({ '/api/chat': { lines: [chunk('Era uma'), last('length')] } });
    expect((await collect(model)).at(-1)).toMatchObject({ stopReason: 'max_tokens' });
  });

  test('quando ele chama uma ferramenta, então sai um toolUse, e o resultado volta com o nome dela', async () => {
    const call = {
      ...(chunk('') as object),
      message: {
        role: 'assistant',
        content: '',
        tool_calls: [{ function: { name: 'somar', arguments: { a: 1 } } }],
      },
    };
    const model = await ollama({ '/api/chat': { lines: [call, last('stop')] } });
    const tools = [{ name: 'somar', description: 'Soma', inputSchema: { type: 'object' } }];
    const messages: GenerationRequest['messages'] = [
      ...REQUEST.messages,
      { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'somar', input: { a: 0 } } }] },
      {
        role: 'user',
        content: [{ toolResult: { toolUseId: 't1', status: 'success', content: [{ json: { total: 0 } }] } }],
      },
    ];
    const events = await collect(model, { ...REQUEST, messages, tools });
    expect(events).toMatchObject([
      { kind: 'toolUse', name: 'somar', input: { a: 1 } },
      { kind: 'end', stopReason: 'tool_use' },
    ]);
    expect(received[0]).toMatchObject({
      tools: [
        {
          type: 'function',
          function: { name: 'somar', description: 'Soma', parameters: { type: 'object' } },
        },
      ],
      messages: [
        {},
        {},
        { role: 'assistant', tool_calls: [{ function: { name: 'somar', arguments: { a: 0 } } }] },
        { role: 'tool', tool_name: 'somar', content: '{"total":0}' },
      ],
    });
  });

  test('quando o prompt pede só JSON, então o modo JSON é ligado', async () => {
    const model = await ollama({ '/api/chat': { lines: [chunk('{}'), last('stop')] } });
    await collect(model, {
      ...REQUEST,
      messages: [{ role: 'user', content: [{ text: 'Responda só com JSON.' }] }],
    });
    expect(received[0]).toMatchObject({ format: 'json' });
  });

  test('quando nenhum modelo foi escolhido, então vale o primeiro baixado', async () => {
    const model = await ollama(
      {
        '/api/tags': { lines: [{ models: [{ name: 'qwen3:8b' }] }] },
        '/api/chat': { lines: [last('stop')] },
      },
      '',
    );
    await collect(model);
    expect(received[0]).toMatchObject({ model: 'qwen3:8b' });
  });

  test('quando se pede um vetor, então ele tem o tamanho pedido e norma 1', async () => {
    const model = await ollama({ '/api/embed': { lines: [{ model: 'llama3.2', embeddings: [[3, 4]] }] } });
    expect(await model.embed('oi', 3, new AbortController().signal)).toEqual([0.6, 0.8, 0]);
  });
});

describe('dado um Ollama que não atende', () => {
  const failure = (model: OllamaModel, request = REQUEST) =>
    collect(model, request).then(
      () => undefined,
      (error: unknown) => error as Error,
    );

  test('quando ele está fechado, então a mensagem diz como abrir', async () => {
    const model = await ollama({});
    await new Promise((resolve) => server!.close(resolve));
    const error = await failure(model);
    expect(error).toBeInstanceOf(ModelUnavailable);
    expect(error!.message).toMatch(/não responde em http:\/\/127.*ollama serve.*MODELO=simulado/);
  });

  test('quando o modelo não foi baixado, então a mensagem diz o comando e lista os que há', async () => {
    const model = await ollama({
      '/api/chat': { status: 404, lines: [{ error: "model 'llama3.2' not found" }] },
      '/api/tags': { lines: [{ models: [{ name: 'qwen3:8b' }] }] },
    });
    expect((await failure(model))!.message).toBe(
      'O Ollama não tem o modelo "llama3.2". Baixe-o: ollama pull llama3.2\nOs que você tem: qwen3:8b.',
    );
  });

  test('quando o modelo não chama ferramentas, então a mensagem sugere um que chame', async () => {
    const model = await ollama({
      '/api/chat': {
        status: 400,
        lines: [{ error: 'registry.ollama.ai/library/llama3.2 does not support tools' }],
      },
    });
    expect((await failure(model))!.message).toMatch(/não chama ferramentas.*ollama pull/);
  });

  test('quando ele para no meio, então o erro chega a quem lia', async () => {
    const model = await ollama({ '/api/chat': { lines: [chunk('Era'), { error: 'out of memory' }] } });
    expect((await failure(model))!.message).toMatch(/parou no meio.*out of memory/);
  });

  test('quando o pedido traz uma imagem, então é recusado antes de sair', async () => {
    const model = await ollama({});
    const messages = [{ role: 'user', content: [{ attachment: { kind: 'image', format: 'png' } }] }] as const;
    expect((await failure(model, { ...REQUEST, messages }))!.message).toMatch(/só texto.*png/);
    expect(received).toEqual([]);
  });
});

test.each([
  [undefined, 'http://127.0.0.1:11434'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['192.168.0.5:9999', 'http://192.168.0.5:9999'],
  ['http://gpu.local', 'http://gpu.local:80'],
  ['https://gpu.local', 'https://gpu.local:443'],
])('dado OLLAMA_HOST=%s, então o endereço é %s', (host, address) => {
  expect(ollamaAddress(host ?? '')).toBe(address);
});
