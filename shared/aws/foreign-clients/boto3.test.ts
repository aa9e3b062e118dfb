import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callingMachine, type ForeignMachine, foreignMachine, missing } from './machine.ts';

const noBoto3 = await missing('python3', ['-c', 'import boto3']);
const script = fileURLToPath(new URL('boto3_services.py', import.meta.url));

let machine: ForeignMachine;
let heard: Record<string, Record<string, unknown>>;
beforeAll(async () => {
  machine = await foreignMachine();
  if (!noBoto3)
    heard = JSON.parse(await machine.run('python3', [script, callingMachine('pelo-boto3')])) as typeof heard;
}, 180_000);
afterAll(() => machine.close());

describe.skipIf(noBoto3)(`o boto3${noBoto3 ? ` (pulado: ${noBoto3})` : ''}`, () => {
  test('Lambda e Step Functions: o histórico em páginas, e StartSyncExecution sem o prefixo', () => {
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:pelo-boto3x';
    expect(heard.states).toEqual({
      direct: { dobro: 8 },
      output: '{"dobro":42}',
      year: new Date().getFullYear(),
      types: [
        'ExecutionStarted',
        'TaskStateEntered',
        'LambdaFunctionScheduled',
        'LambdaFunctionStarted',
        'LambdaFunctionSucceeded',
        'TaskStateExited',
        'ExecutionSucceeded',
      ],
      sync: '{"dobro":10}',
      error: `An error occurred (StateMachineDoesNotExist) when calling the DescribeStateMachine operation: State Machine Does Not Exist: '${arn}'`,
    });
  });

  test('DynamoDB: as razões de uma transação desfeita, e o resto de uma tabela', () => {
    expect(heard.dynamodb).toEqual({
      n: { N: '3' },
      reasons: ['ConditionalCheckFailed'],
      queried: 1,
      scanned: 1,
      item: { id: { S: '1' }, n: { N: '3' } },
    });
  });

  test('S3: 20 MB em partes, chaves estranhas e URLs assinadas', () => {
    expect(heard.s3).toEqual({
      same: true,
      etag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/),
      presigned: 'oi',
      error: '404',
      assinado: 'pela porta',
      keys: ['assinado', 'chaves/é + %.txt', 'grande.bin'],
    });
  });

  test('SQS: manda, recebe e apaga', ({ skip }) => {
    const { skipped } = heard.sqs ?? {};
    skip(skipped !== undefined, String(skipped));
    expect(heard.sqs).toEqual({ body: 'olá', cor: 'azul' });
  });

  test('SNS, EventBridge e STS', () => {
    expect(heard.messages).toEqual({
      published: 36,
      topics: ['arn:aws:sns:us-east-1:123456789012:boto3'],
      failed: 0,
      account: '123456789012',
    });
  });

  test('Bedrock: invoke_model, converse, converse_stream e count_tokens', ({ skip }) => {
    const { skipped } = heard.bedrock ?? {};
    skip(skipped !== undefined, String(skipped));
    expect(heard.bedrock).toEqual({
      invoked: 'assistant',
      stop: 'end_turn',
      stream: ['messageStart', 'contentBlockDelta', 'contentBlockStop', 'messageStop', 'metadata'],
      counted: true,
    });
  });
});
