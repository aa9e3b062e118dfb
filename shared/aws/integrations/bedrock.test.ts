import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';
import type { ModelRequest } from '../services/bedrock/request-journal.ts';
import { ScriptedModel } from '../services/bedrock/test-scripted-model.ts';
import { aws, end, machine, model, runTask, start } from './test-machine.ts';

const NOVA = 'amazon.nova-micro-v1:0';
const INVOKE = 'arn:aws:states:::bedrock:invokeModel';
const { script } = new ScriptedModel();
const body = (text: unknown) => ({ messages: [{ role: 'user', content: [{ text }] }] });

afterEach(async () => {
  model.script = script;
  await aws.call('local', 'PutBedrockAccess', {});
});

async function requests(executionArn: string | undefined): Promise<ModelRequest[]> {
  const listed = await aws.call('local', 'ListModelRequests', { executionArn });
  return (listed as { requests: ModelRequest[] }).requests;
}

describe('bedrock:invokeModel', () => {
  test('dado um Body, o resultado é o corpo lido e o seu tipo', async () => {
    const { output, executionArn } = await runTask({
      Resource: INVOKE,
      Parameters: { ModelId: NOVA, Body: body('Três pratos?'), Accept: 'application/json' },
    });
    expect(JSON.parse(output ?? '')).toEqual({
      Body: {
        output: { message: { role: 'assistant', content: [{ text: 'Uma resposta do roteiro.' }] } },
        stopReason: 'end_turn',
        usage: { inputTokens: 2, outputTokens: 4, totalTokens: 6 },
      },
      ContentType: 'application/json',
    });
    expect(await requests(executionArn)).toMatchObject([
      { operation: 'InvokeModel', executionArn, roleArn: expect.stringContaining(':role/') },
    ]);
  });

  test('dado um jantar em dois pedidos, o segundo leva a resposta do primeiro', async () => {
    model.script = ({ messages }) => {
      const asked = JSON.stringify(messages);
      return { pieces: [asked.includes('nhoque') ? 'vinho tinto' : 'nhoque'] };
    };
    const task = (text: object, next: object) => ({
      Type: 'Task',
      Resource: INVOKE,
      Parameters: { ModelId: NOVA, Body: { messages: [{ role: 'user', content: [text] }] } },
      ResultSelector: { 'resposta.$': '$.Body.output.message.content[0].text' },
      ...next,
    });
    const stateMachineArn = await machine({
      Prato: task({ text: 'Um prato?' }, { Next: 'Bebida' }),
      Bebida: task({ 'text.$': "States.Format('O que beber com {}?', $.resposta)" }, { End: true }),
    });
    const { output, executionArn } = await end(await start(stateMachineArn));
    expect(JSON.parse(output ?? '')).toEqual({ resposta: 'vinho tinto' });
    const [, second] = await requests(executionArn);
    expect(second?.messages?.[0]?.content).toEqual([{ text: 'O que beber com nhoque?' }]);
  });

  test('dados Input e Output, o corpo vem do S3 e a resposta vai para lá', async () => {
    const s3 = new S3Client({ ...aws.clientConfig, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'conversas' }));
    const Body = JSON.stringify(body('Do S3?'));
    await s3.send(new PutObjectCommand({ Bucket: 'conversas', Key: 'ida.json', Body }));
    const { output } = await runTask({
      Resource: INVOKE,
      Parameters: {
        ModelId: NOVA,
        Input: { S3Uri: 's3://conversas/ida.json' },
        Output: { S3Uri: 's3://conversas/volta.json' },
      },
    });
    expect(JSON.parse(output ?? '')).toEqual({
      Body: 's3://conversas/volta.json',
      ContentType: 'application/json',
    });
    const kept = await s3.send(new GetObjectCommand({ Bucket: 'conversas', Key: 'volta.json' }));
    expect(await kept.Body?.transformToString()).toContain('Uma resposta do roteiro.');
    s3.destroy();
  });

  test.each([
    ['quota-zero', 'Bedrock.ThrottlingException', 429],
    ['no-access', 'Bedrock.AccessDeniedException', 403],
    ['timeout', 'Bedrock.ModelTimeoutException', 408],
    ['model-error', 'Bedrock.ModelErrorException', 424],
    ['not-ready', 'Bedrock.ModelNotReadyException', 429],
    ['end-of-life', 'Bedrock.ResourceNotFoundException', 404],
  ])('dada a falha %s, o erro é %s', async (fault, name, status) => {
    await aws.call('local', 'PutBedrockAccess', { faults: [{ model: '*', fault }] });
    const { error, cause } = await runTask({
      Resource: INVOKE,
      Parameters: { ModelId: NOVA, Body: body('oi') },
    });
    expect(error).toBe(name);
    expect(cause).toMatch(
      new RegExp(`\\(Service: BedrockRuntime, Status Code: ${status}, Request ID: [0-9a-f-]{36}\\)`),
    );
  });

  test('dado o corpo de outra família, a causa diz o campo', async () => {
    const { error, cause } = await runTask({
      Resource: INVOKE,
      Parameters: { ModelId: NOVA, Body: { prompt: 'oi' } },
    });
    expect(error).toBe('Bedrock.ValidationException');
    expect(cause).toContain('Malformed input request: #: required key [messages] not found');
  });

  test.each([
    ['sem ModelId', { Body: body('oi') }, 'The field "ModelId" is required but was missing'],
    ['sem Body', { ModelId: NOVA }, 'Exactly one of the fields "Body" and "Input" is required'],
    ['com um S3Uri que não é', { ModelId: NOVA, Input: { S3Uri: 'x' } }, 'must be an S3 URI'],
  ])('%s, nada chega ao modelo', async (_what, parameters, message) => {
    const { error, cause, executionArn } = await runTask({ Resource: INVOKE, Parameters: parameters });
    expect(error).toBe('States.Runtime');
    expect(cause).toContain(message);
    expect(await requests(executionArn)).toEqual([]);
  });

  test('dado um limite estourado, o Retry tenta de novo e a execução termina', async () => {
    let calls = 0;
    model.script = () => ({ pieces: [`na tentativa ${++calls}`] });
    const faults = [{ service: 'bedrock', action: 'InvokeModel', calls: { first: 1 } }];
    await aws.call('local', 'PutFaults', { faults });
    const { status, types } = await runTask({
      Resource: INVOKE,
      Parameters: { ModelId: NOVA, Body: body('oi') },
      Retry: [{ ErrorEquals: ['Bedrock.ThrottlingException'], IntervalSeconds: 1, MaxAttempts: 1 }],
    });
    await aws.call('local', 'DeleteFaults', {});
    expect(status).toBe('SUCCEEDED');
    expect(types.filter((type) => type === 'TaskScheduled')).toHaveLength(2);
  });
});

describe('aws-sdk:bedrockruntime', () => {
  test('converse: os campos em PascalCase, e a entrada da ferramenta como ela é', async () => {
    const input = { itens: [{ nome: 'calabresa', quantidade: 2 }] };
    model.script = () => ({ pieces: ['Anotado.', { toolUseId: 't1', name: 'anotar', input }] });
    const { output } = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
      Parameters: {
        ModelId: NOVA,
        Messages: [{ Role: 'user', Content: [{ Text: 'Duas calabresas' }] }],
        ToolConfig: {
          Tools: [
            {
              ToolSpec: {
                Name: 'anotar',
                InputSchema: { Json: { type: 'object', properties: { itens: { type: 'array' } } } },
              },
            },
          ],
        },
      },
    });
    expect(JSON.parse(output ?? '')).toMatchObject({
      Output: {
        Message: {
          Role: 'assistant',
          Content: [{ Text: 'Anotado.' }, { ToolUse: { ToolUseId: 't1', Name: 'anotar', Input: input } }],
        },
      },
      StopReason: 'tool_use',
      Usage: { InputTokens: 2, OutputTokens: 2, TotalTokens: 4 },
    });
    expect(model.requests.at(-1)?.tools[0]?.inputSchema).toEqual({
      type: 'object',
      properties: { itens: { type: 'array' } },
    });
  });

  test('invokeModel: o corpo volta como texto', async () => {
    const { output } = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:invokeModel',
      Parameters: { ModelId: NOVA, Body: body('oi') },
    });
    const { Body } = JSON.parse(output ?? '') as { Body: string };
    expect(JSON.parse(Body)).toMatchObject({ stopReason: 'end_turn' });
  });

  test('countTokens: quantos tokens a conversa teria', async () => {
    const { output } = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:countTokens',
      Parameters: {
        ModelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
        Input: { Converse: { Messages: [{ Role: 'user', Content: [{ Text: 'um dois três' }] }] } },
      },
    });
    expect(JSON.parse(output ?? '')).toEqual({ InputTokens: 3 });
  });

  test('dado um erro, o prefixo é BedrockRuntime', async () => {
    const { error } = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
      Parameters: { ModelId: 'anthropic.claude-sonnet-5', Messages: [] },
    });
    expect(error).toBe('BedrockRuntime.ValidationException');
  });
});

test('dado um Map com cinquenta chamadas ao mesmo tempo, todas respondem', async () => {
  const stateMachineArn = await machine({
    M: {
      Type: 'Map',
      ItemsPath: '$.itens',
      End: true,
      ItemProcessor: {
        StartAt: 'Perguntar',
        States: {
          Perguntar: {
            Type: 'Task',
            Resource: INVOKE,
            Parameters: {
              ModelId: NOVA,
              Body: { messages: [{ role: 'user', content: [{ 'text.$': '$' }] }] },
            },
            OutputPath: '$.Body.stopReason',
            End: true,
          },
        },
      },
    },
  });
  const itens = Array.from({ length: 50 }, (_, index) => `item ${index}`);
  const { output } = await end(await start(stateMachineArn, { itens }));
  expect(JSON.parse(output ?? '[]')).toEqual(itens.map(() => 'end_turn'));
});
