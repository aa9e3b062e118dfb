import { BedrockRuntimeClient, ConverseCommand, CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../log.ts';
import { families } from './families/index.ts';
import { models } from './models/index.ts';
import { aws, client, model } from './test-bedrock.ts';
import { HAIKU, NOVA } from './test-model-ids.ts';

const SEED = Number(process.env.SEED ?? 20_261_122);
const CASES = Number(process.env.CASES ?? 60);

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${aws.endpoint}${path}`, { method: 'POST', body, headers });
}

describe('os caminhos do Bedrock', () => {
  const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'oi' }] }] });

  test.each([
    ['uma chave no lugar da assinatura', { authorization: 'Bearer bedrock-api-key-abc' }],
    ['nenhuma assinatura, como um curl', {}],
  ])('dada %s, em HTTP/1.1, responde', async (_what, headers: Record<string, string>) => {
    const response = await post(`/model/${encodeURIComponent(NOVA)}/converse`, body, headers);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ stopReason: 'end_turn' });
  });

  test('dado um cliente com AWS_BEARER_TOKEN_BEDROCK, responde', async () => {
    const { credentials: _credentials, ...config } = aws.clientConfig;
    const bearer = new BedrockRuntimeClient({
      ...config,
      token: { token: 'bedrock-api-key-abc' },
      authSchemePreference: ['httpBearerAuth'],
    });
    const messages = [{ role: 'user' as const, content: [{ text: 'oi' }] }];
    const { stopReason } = await bearer.send(new ConverseCommand({ modelId: NOVA, messages }));
    bearer.destroy();
    expect(stopReason).toBe('end_turn');
  });

  test('dado um erro, o nome vai no cabeçalho e a mensagem no corpo', async () => {
    const response = await post('/model/inventado/converse', body);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('ValidationException');
    expect(await response.json()).toMatchObject({ message: 'The provided model identifier is invalid.' });
  });
});

test('dado um cliente que desiste de uma resposta inteira, o modelo para e não há defeito a contar', async () => {
  model.pause = 20;
  model.script = () => ({ pieces: Array.from({ length: 100 }, () => 'palavra ') });
  const problems: LogEntry[] = [];
  const stop = aws.onLog((entry) => {
    if (entry.kind === 'problem') problems.push(entry);
  });
  const messages = [{ role: 'user' as const, content: [{ text: 'fale muito' }] }];
  const abortSignal = AbortSignal.timeout(200);
  const sent = client.send(new ConverseCommand({ modelId: NOVA, messages }), { abortSignal });
  await expect(sent).rejects.toThrow();
  await expect.poll(() => model.abandoned, { timeout: 3000 }).toBe(1);
  stop();
  expect(problems).toEqual([]);
});

describe('CountTokens', () => {
  const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0';
  const messages = [{ role: 'user' as const, content: [{ text: 'quantos tokens há aqui' }] }];

  test('dado um Claude sem perfil, conta nas duas formas', async () => {
    const converse = await client.send(
      new CountTokensCommand({ modelId, input: { converse: { messages } } }),
    );
    expect(converse.inputTokens).toBe(4);
    const text = JSON.stringify({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'dois tokens' }],
    });
    const body = new TextEncoder().encode(text);
    const invoke = await client.send(new CountTokensCommand({ modelId, input: { invokeModel: { body } } }));
    expect(invoke.inputTokens).toBe(2);
  });

  test.each([NOVA, HAIKU])('dado %s, a AWS não conta', async (id) => {
    const command = new CountTokensCommand({ modelId: id, input: { converse: { messages } } });
    await expect(client.send(command)).rejects.toThrow("The provided model doesn't support counting tokens");
  });
});

describe('os modelos que há', () => {
  const get = async (path: string) => {
    const response = await fetch(`${aws.endpoint}${path}`);
    return (await response.json()) as Record<string, Record<string, unknown>[]>;
  };

  test('lista os modelos vivos, com filtros', async () => {
    const { modelSummaries } = await get('/foundation-models?byProvider=amazon&byOutputModality=TEXT');
    expect(modelSummaries?.map(({ modelId }) => modelId)).toEqual([
      NOVA,
      'amazon.nova-lite-v1:0',
      'amazon.nova-pro-v1:0',
      'amazon.nova-2-lite-v1:0',
    ]);
    expect(modelSummaries?.[0]).toMatchObject({
      inferenceTypesSupported: ['ON_DEMAND'],
      modelLifecycle: { status: 'ACTIVE' },
    });
  });

  test('descreve um modelo e um perfil', async () => {
    const { modelDetails } = await get(`/foundation-models/${encodeURIComponent(NOVA)}`);
    expect(modelDetails).toMatchObject({ modelName: 'Nova Micro', providerName: 'Amazon' });
    const { inferenceProfileSummaries } = await get('/inference-profiles');
    const haiku = inferenceProfileSummaries?.find(({ inferenceProfileId }) => inferenceProfileId === HAIKU);
    expect(haiku).toMatchObject({ type: 'SYSTEM_DEFINED', status: 'ACTIVE' });
    expect(haiku?.models).toHaveLength(3);
    expect(await get(`/inference-profiles/${encodeURIComponent(HAIKU)}`)).toEqual(haiku);
    expect((await fetch(`${aws.endpoint}/foundation-models/x`)).status).toBe(404);
  });
});

describe('corpos quaisquer', () => {
  const words = [
    ...new Set(
      'messages role content text user assistant toolUse toolResult toolUseId name input system prompt inputText max_tokens anthropic_version bedrock-2023-05-31 inferenceConfig maxTokens toolConfig tools toolSpec inputSchema json type object tool_use tool_result tool_use_id id texts input_type search_query message chat_history USER image source format png document additionalModelRequestFields __proto__ constructor'.split(
        ' ',
      ),
    ),
  ];
  const word = fc.constantFrom(...words);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(word, fc.string({ maxLength: 5 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(word, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), content: value });
  const body = fc.oneof(
    value,
    fc.record(
      {
        anthropic_version: fc.constant('bedrock-2023-05-31'),
        max_tokens: fc.integer({ min: -1, max: 50 }),
        messages: fc.oneof(fc.array(message, { maxLength: 4 }), value),
        inferenceConfig: value,
        system: value,
        toolConfig: value,
        tools: value,
        tool_choice: value,
        message: value,
        prompt: value,
        inputText: value,
        input: value,
      },
      { requiredKeys: [] },
    ),
  );
  const text = fc.oneof(
    { weight: 9, arbitrary: body.map((json) => JSON.stringify(json)) },
    { weight: 1, arbitrary: fc.string() },
  );
  const operation = fc.constantFrom(
    'invoke',
    'invoke-with-response-stream',
    'converse',
    'converse-stream',
    'count-tokens',
  );
  // Um modelo de cada família, pelo id ou pelo perfil com que responde daqui.
  const ids = Object.keys(families).map((family) => {
    const entry = models.find((candidate) => candidate.family === family);
    return entry?.onDemand.includes('us-east-1') ? entry.id : `us.${entry?.id}`;
  });

  test(`dados ${CASES * ids.length} pedidos (SEED=${SEED}), nenhum é 500`, { timeout: 60_000 }, async () => {
    const problems: LogEntry[] = [];
    const stop = aws.onLog((entry) => {
      if (entry.kind === 'problem') problems.push(entry);
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), operation, text, async (id, path, json) => {
        const response = await post(`/model/${encodeURIComponent(id)}/${path}`, json);
        await response.arrayBuffer();
        expect([200, 400]).toContain(response.status);
      }),
      { seed: SEED, numRuns: CASES * ids.length },
    );
    stop();
    expect(problems).toEqual([]);
  });
});
