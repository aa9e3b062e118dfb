import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../local-aws.ts';
import type { LogEntry } from '../../log.ts';
import { NOVA } from './test-model-ids.ts';
import { ScriptedModel } from './test-scripted-model.ts';

// No lugar do Bedrock de verdade, outra AWS local: o pedido tem de chegar lá como saiu do cliente.
const far = new ScriptedModel();
let real: LocalAws;
let local: LocalAws;
let client: BedrockRuntimeClient;
const entries: LogEntry[] = [];
const saved = { ...process.env };

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIADEQUEMUSA';
  process.env.AWS_SECRET_ACCESS_KEY = 'segredo';
  real = await startLocalAws({ port: 0, model: far });
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
  local = await startLocalAws({
    port: 0,
    model: { kind: 'bedrock', name: 'bedrock', region: 'us-east-1', endpoint: real.endpoint },
    log: (entry) => entries.push(entry),
  });
  client = new BedrockRuntimeClient({ ...local.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await local.close();
  await real.close();
  process.env = saved;
});

const messages = [{ role: 'user' as const, content: [{ text: 'oi' }] }];

describe('MODELO=bedrock', () => {
  test('dado um InvokeModel, o corpo segue e a resposta volta sem mudança', async () => {
    const body = '{ "messages": [ {"role":"user","content":[{"text":"olá, José"}]} ] }';
    const response = await client.send(new InvokeModelCommand({ modelId: NOVA, body }));
    expect(JSON.parse(response.body.transformToString())).toMatchObject({ stopReason: 'end_turn' });
    expect(far.requests.at(-1)?.messages[0]?.content).toEqual([{ text: 'olá, José' }]);
    const { requests } = (await real.call('local', 'ListModelRequests', { last: 1 })) as {
      requests: { body: unknown }[];
    };
    expect(requests[0]?.body).toEqual(JSON.parse(body));
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'model', model: 'bedrock', inputTokens: 2, outputTokens: 4 }),
    );
  });

  test('dado um stream, os pedaços passam', async () => {
    const { stream } = await client.send(new ConverseStreamCommand({ modelId: NOVA, messages }));
    const names: string[] = [];
    for await (const event of stream ?? []) names.push(Object.keys(event)[0] ?? '');
    expect(names.at(0)).toBe('messageStart');
    expect(names.at(-1)).toBe('metadata');
  });

  test('dado um erro da AWS, ele volta como é', async () => {
    const command = new ConverseCommand({ modelId: 'anthropic.claude-sonnet-5', messages });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('on-demand throughput isn’t supported'),
    });
  });

  test('dado um endereço que não responde, a mensagem diz o que conferir', async () => {
    const other = await startLocalAws({
      port: 0,
      model: { kind: 'bedrock', name: 'bedrock', region: 'us-east-1', endpoint: 'http://127.0.0.1:1' },
    });
    const lonely = new BedrockRuntimeClient({ ...other.clientConfig, maxAttempts: 1 });
    await expect(lonely.send(new ConverseCommand({ modelId: NOVA, messages }))).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      message: expect.stringMatching(/Confira as suas credenciais da AWS e a rede/),
    });
    lonely.destroy();
    await other.close();
  });
});
