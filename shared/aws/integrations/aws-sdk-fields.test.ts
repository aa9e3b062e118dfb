import { ConverseCommand, ConverseStreamCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../asl/index.ts';
import { fromSdkOutput, isStreamed, operationSchemas, toSdkInput } from './aws-sdk-fields.ts';

const converse = operationSchemas(new ConverseCommand({ modelId: 'm', messages: [] }));

describe('os argumentos', () => {
  test('dado Converse, os campos viram camelCase, e um documento fica como é', () => {
    const schema = { Type: 'object', Properties: { Sabor: { Type: 'string' } } };
    const input = toSdkInput(
      {
        ModelId: 'm',
        Messages: [{ Role: 'user', Content: [{ Text: 'Quero uma pizza' }] }],
        InferenceConfig: { MaxTokens: 10 },
        ToolConfig: { Tools: [{ ToolSpec: { Name: 'pedir', InputSchema: { Json: schema } } }] },
        RequestMetadata: { Etapa: 'Pedido' },
      },
      converse.input,
    );
    expect(input).toEqual({
      modelId: 'm',
      messages: [{ role: 'user', content: [{ text: 'Quero uma pizza' }] }],
      inferenceConfig: { maxTokens: 10 },
      toolConfig: { tools: [{ toolSpec: { name: 'pedir', inputSchema: { json: schema } } }] },
      requestMetadata: { Etapa: 'Pedido' },
    });
  });

  test.each([
    ['texto', '{"a":1}', '{"a":1}'],
    ['objeto', { a: 1 }, '{"a":1}'],
  ])('dado um campo de bytes com %s, ele vai como texto JSON', (_kind, given, expected) => {
    const { input } = operationSchemas(new InvokeModelCommand({ modelId: 'm' }));
    const { body } = toSdkInput({ Body: given as Json }, input) as { body: Uint8Array };
    expect(Buffer.from(body).toString()).toBe(expected);
  });

  test('dada uma data em ISO, o cliente recebe uma data', () => {
    const { input } = operationSchemas(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
    expect(toSdkInput({ Expires: '2026-01-02T03:04:05Z' }, input)).toEqual({
      Expires: new Date('2026-01-02T03:04:05Z'),
    });
  });

  test('dado um item do DynamoDB, os nomes dos atributos ficam como são', () => {
    const { input } = operationSchemas(new PutItemCommand({ TableName: 't', Item: {} }));
    const given = { TableName: 't', Item: { cliente: { M: { nome: { S: 'Ana' }, idade: { N: '30' } } } } };
    expect(toSdkInput(given, input)).toEqual(given);
  });

  test('dado um campo que o modelo não tem, ele segue como veio', () => {
    const { input } = operationSchemas(
      new CreateStateMachineCommand({ name: '', definition: '', roleArn: '' }),
    );
    expect(toSdkInput({ Name: 'm', Inventado: 1 }, input)).toEqual({ name: 'm', Inventado: 1 });
  });
});

describe('a resposta', () => {
  test('dado Converse, os campos viram PascalCase, e o documento da ferramenta fica como é', async () => {
    const output = {
      $metadata: { httpStatusCode: 200 },
      output: {
        message: {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: '1', name: 'pedir', input: { sabor: 'calabresa' } } }],
        },
      },
      stopReason: 'tool_use',
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      trace: undefined,
    };
    expect(await fromSdkOutput(output, converse.output)).toEqual({
      Output: {
        Message: {
          Role: 'assistant',
          Content: [{ ToolUse: { ToolUseId: '1', Name: 'pedir', Input: { sabor: 'calabresa' } } }],
        },
      },
      StopReason: 'tool_use',
      Usage: { InputTokens: 1, OutputTokens: 2, TotalTokens: 3 },
    });
  });

  test('dadas uma data, bytes e um fluxo, todos viram texto', async () => {
    const { output } = operationSchemas(new DescribeStateMachineCommand({ stateMachineArn: 'a' }));
    expect(
      await fromSdkOutput({ creationDate: new Date('2026-01-02T03:04:05Z'), name: 'm' }, output),
    ).toEqual({ CreationDate: '2026-01-02T03:04:05Z', Name: 'm' });
    expect(await fromSdkOutput({ Body: { transformToString: async () => 'oi' } })).toEqual({ Body: 'oi' });
    expect(await fromSdkOutput(new Uint8Array([111, 105]))).toBe('oi');
  });

  test('dada uma operação que responde aos pedaços, é dita streamed', () => {
    expect(isStreamed(operationSchemas(new ConverseStreamCommand({ modelId: 'm' })).output)).toBe(true);
    expect(isStreamed(converse.output)).toBe(false);
  });
});
