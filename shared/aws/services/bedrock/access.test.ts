import { ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../asl/execution/virtual-clock.ts';
import { startLocalAws } from '../../local-aws.ts';
import { type LearnerFaultName, learnerFaults } from './learner-faults.ts';
import { aws, client, model } from './test-bedrock.ts';
import { HAIKU, HAIKU_3, NOVA } from './test-model-ids.ts';
import { ScriptedModel } from './test-scripted-model.ts';

function converse(modelId: string) {
  return client.send(
    new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: 'oi' }] }] }),
  );
}

function put(access: Record<string, unknown>) {
  return aws.call('local', 'PutBedrockAccess', access);
}

describe('o acesso da conta', () => {
  const names = Object.keys(learnerFaults) as LearnerFaultName[];
  test.each(names)('dada a falha %s, a chamada recebe o erro que a AWS daria', async (fault) => {
    await put({ faults: [{ model: 'anthropic.*', fault }] });
    const { code, message, status } = learnerFaults[fault];
    await expect(converse(HAIKU)).rejects.toMatchObject({
      name: code,
      message,
      $metadata: { httpStatusCode: status },
    });
    await converse(NOVA);
  });

  test('dado um modelo da Amazon, o Marketplace não o recusa', async () => {
    await put({ faults: [{ model: '*', fault: 'no-marketplace' }] });
    await expect(converse(HAIKU)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await converse(NOVA);
  });

  test('dada uma cota zero, todo pedido é 429, e nada chega ao modelo', async () => {
    await put({ quotas: [{ model: 'amazon.nova-*', requestsPerMinute: 0 }] });
    await expect(converse(NOVA)).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests, please wait before trying again.',
    });
    expect(model.requests).toEqual([]);
  });

  test('dada uma cota de dois por minuto, o terceiro espera o minuto passar', async () => {
    const clock = new VirtualClock();
    const other = await startLocalAws({ port: 0, model: new ScriptedModel(), clock });
    const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'oi' }] }] });
    const call = () => other.call('bedrock', 'InvokeModel', { modelId: NOVA, body });
    try {
      const quotas = [
        { model: '*', requestsPerMinute: 9 },
        { model: 'amazon.*', requestsPerMinute: 2 },
      ];
      await other.call('local', 'PutBedrockAccess', { quotas });
      await call();
      await call();
      await expect(call()).rejects.toMatchObject({ code: 'ThrottlingException', status: 429 });
      await new Promise<void>((resolve) => clock.at(clock.now() + 60_000, resolve));
      await call();
    } finally {
      await other.close();
    }
  });

  test('dado um modelo aposentado, ele responde, a não ser que a conta o recuse como a AWS', async () => {
    await converse(HAIKU_3);
    await put({ retiredModels: 'refuse' });
    await expect(converse(HAIKU_3)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message:
        'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    });
  });

  test.each([
    [{ faults: [{ model: '*', fault: 'azar' }] }, /A falha "azar" não existe/],
    [{ faults: [{ fault: 'no-access' }] }, /precisa de "model"/],
    [{ quotas: [{ model: '*', requestsPerMinute: -1 }] }, /zero ou mais/],
    [{ retiredModels: 'talvez' }, /"answer" ou "refuse"/],
  ])('dado %j, é recusado e nada muda', async (access, message) => {
    await expect(put(access)).rejects.toThrow(message);
    expect(await aws.call('local', 'GetBedrockAccess', {})).toMatchObject({ faults: [], quotas: [] });
  });

  test('dada a rota /_local/bedrock/access, lê e troca por HTTP', async () => {
    const url = `${aws.endpoint}/_local/bedrock/access`;
    const faults = [{ model: '*', fault: 'no-access' }];
    await fetch(url, { method: 'PUT', body: JSON.stringify({ faults }) });
    const access = (await (await fetch(url)).json()) as { faults: unknown; known: { name: string }[] };
    expect(access.faults).toEqual(faults);
    expect(access.known.map(({ name }) => name)).toContain('quota-zero');
  });
});

describe('o diário dos pedidos', () => {
  test('dado um pedido, guarda o que chegou e o que foi respondido, sem credenciais', async () => {
    const modelId = NOVA;
    const body = { messages: [{ role: 'user', content: [{ text: 'Três pratos?' }] }] };
    await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body) }));
    const response = await fetch(`${aws.endpoint}/_local/model-requests?last=1`);
    const { requests } = (await response.json()) as { requests: Record<string, unknown>[] };
    expect(requests).toEqual([
      {
        requestId: expect.any(String),
        time: expect.any(Number),
        operation: 'InvokeModel',
        modelId,
        family: 'nova',
        model: 'roteiro',
        isSimulated: true,
        ...body,
        system: [],
        tools: [],
        toolChoice: { kind: 'auto' },
        body,
        answer: { text: 'Uma resposta do roteiro.', toolUses: [] },
        stopReason: 'end_turn',
        inputTokens: 2,
        outputTokens: 4,
        milliseconds: expect.any(Number),
        costInDollars: (2 * 0.000035 + 4 * 0.00014) / 1000,
      },
    ]);
    expect(JSON.stringify(requests)).not.toMatch(/AWS4-HMAC|Credential=/);
  });
});
