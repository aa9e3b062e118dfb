import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { aws, client, model } from './test-bedrock.ts';
import { HAIKU, NOVA } from './test-model-ids.ts';

const ask = (text: string) => [{ role: 'user' as const, content: [{ text }] }];
const tools = [
  { toolSpec: { name: 'anotar_pedido', inputSchema: { json: { type: 'object', properties: {} } } } },
];
const use = { toolUseId: 'tooluse_1', name: 'anotar_pedido', input: { sabor: 'calabresa' } };

describe('ConverseStream', () => {
  async function events(modelId: string, toolConfig?: object) {
    const command = new ConverseStreamCommand({
      modelId,
      messages: ask('Uma calabresa'),
      ...(toolConfig ? { toolConfig: toolConfig as never } : {}),
    });
    const { stream } = await client.send(command);
    const seen: object[] = [];
    for await (const event of stream ?? []) seen.push(event);
    return seen;
  }

  test('dada uma resposta com ferramenta, os acontecimentos vêm na ordem da AWS', async () => {
    model.script = () => ({ pieces: ['Vou', ' anotar.', use] });
    const seen = await events(HAIKU, { tools });
    expect(seen.slice(0, -1)).toEqual([
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Vou' } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: ' anotar.' } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      {
        contentBlockStart: {
          contentBlockIndex: 1,
          start: { toolUse: { toolUseId: 'tooluse_1', name: 'anotar_pedido' } },
        },
      },
      {
        contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{"sabor":"calabresa"}' } } },
      },
      { contentBlockStop: { contentBlockIndex: 1 } },
      { messageStop: { stopReason: 'tool_use' } },
    ]);
    expect(seen.at(-1)).toMatchObject({
      metadata: {
        usage: { inputTokens: 2, outputTokens: 3, totalTokens: 5 },
        trace: { promptRouter: { invokedModelId: 'roteiro' } },
      },
    });
  });

  test('dadas vinte conversas de uma vez, cada uma recebe a sua resposta inteira', async () => {
    model.pause = 5;
    model.script = () => ({ pieces: ['um ', 'dois ', 'três'] });
    const all = await Promise.all(Array.from({ length: 20 }, () => events(NOVA)));
    for (const seen of all) expect(seen).toHaveLength(7);
  });

  test('dado um cliente que larga a resposta no meio, o modelo para de escrever', async () => {
    model.pause = 10;
    model.script = () => ({ pieces: Array.from({ length: 200 }, (_, index) => `palavra ${index} `) });
    const command = new ConverseStreamCommand({ modelId: NOVA, messages: ask('fale muito') });
    const abort = new AbortController();
    const { stream } = await client.send(command, { abortSignal: abort.signal });
    let count = 0;
    for await (const _event of stream ?? []) if (++count === 3) break;
    abort.abort();
    await expect.poll(() => model.abandoned, { timeout: 3000 }).toBe(1);
    const { requests } = (await aws.call('local', 'ListModelRequests', { last: 1 })) as {
      requests: { error?: string }[];
    };
    expect(requests[0]?.error).toBe('RequestTimeout');
  });

  test('dado um cliente de HTTP/1.1 que fecha a conexão, o modelo também para', async () => {
    model.pause = 10;
    model.script = () => ({ pieces: Array.from({ length: 200 }, () => 'palavra ') });
    const abort = new AbortController();
    const url = `${aws.endpoint}/model/${encodeURIComponent(NOVA)}/converse-stream`;
    const body = JSON.stringify({ messages: ask('fale muito') });
    const response = await fetch(url, { method: 'POST', body, signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();
    await expect.poll(() => model.abandoned, { timeout: 3000 }).toBe(1);
  });

  test('dada uma falha pedida para o meio da resposta, o fluxo termina na exceção dela', async () => {
    model.script = () => ({ pieces: ['um ', 'dois ', 'três'] });
    const faults = [{ model: '*', fault: 'stream-throttled' }];
    await aws.call('local', 'PutBedrockAccess', { faults });
    await expect(events(NOVA)).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many tokens, please wait before trying again.',
    });
  });
});
