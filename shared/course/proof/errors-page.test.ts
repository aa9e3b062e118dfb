import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LocalAws, startLocalAws } from '../../testing/local-aws.ts';
import { ROOT } from '../paths.ts';

const page = readFileSync(path.join(ROOT, 'docs', 'quando-algo-da-errado.md'), 'utf8');

type State = Readonly<Record<string, unknown>>;

const task = (resource: string, parameters: object): State => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Arguments: parameters,
  End: true,
});

let aws: LocalAws;
let client: SFNClient;

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, storage: 'memory' });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(() => aws.close());

async function create(state: State, language = 'JSONata', others: object = {}): Promise<string> {
  const definition = JSON.stringify({
    QueryLanguage: language,
    StartAt: 'A',
    States: { A: state, ...others },
  });
  const machine = { name: `m-${crypto.randomUUID()}`, definition };
  const roleArn = 'arn:aws:iam::123456789012:role/oficina';
  return (await client.send(new CreateStateMachineCommand({ ...machine, roleArn }))).stateMachineArn ?? '';
}

/** O erro e a causa com que uma máquina de um estado falha, em um texto só. */
async function failureOf(state: State, language = 'JSONata'): Promise<string> {
  const stateMachineArn = await create(state, language);
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  return vi.waitFor(async () => {
    const { status, error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(status).not.toBe('RUNNING');
    return `${error} ${cause}`;
  }, 50_000);
}

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nada foi recusado',
    (error: Error) => `${error.name} ${error.message}`,
  );

// A primeira chamada a um serviço carrega o cliente dele: com a máquina cheia, isso passa dos 5 s do Vitest.
describe('cada mensagem da página dos erros é a que a AWS local dá', { timeout: 60_000 }, () => {
  const path = { Parameters: { 'TopicArn.$': '$.nao', Message: 'Oi' }, Arguments: undefined };
  test.each<[string, State, string?]>([
    ['Function not found', task('lambda:invoke', { FunctionName: 'nada' })],
    [
      'Requested resource not found',
      task('dynamodb:putItem', { TableName: 'nada', Item: { id: { S: '1' } } }),
    ],
    ['The specified bucket does not exist', task('aws-sdk:s3:getObject', { Bucket: 'nada', Key: 'a' })],
    [
      'The specified queue does not exist.',
      task('sqs:sendMessage', { QueueUrl: 'http://127.0.0.1/123456789012/nada', MessageBody: 'Oi' }),
    ],
    [
      'Topic does not exist',
      task('sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:nada', Message: 'Oi' }),
    ],
    [
      'The provided model identifier is invalid.',
      task('bedrock:invokeModel', { ModelId: 'amazon.nova-inexistente-v1:0', Body: {} }),
    ],
    ['States.DataLimitExceeded', { Type: 'Pass', Output: "{% $pad('a', 300000, 'b') %}", End: true }],
    ['could not be found in the input', { ...task('sns:publish', {}), ...path }, 'JSONPath'],
    ["The JSONPath '$.nao'", { ...task('sns:publish', {}), ...path }, 'JSONPath'],
    ['returned nothing (undefined)', { Type: 'Pass', Output: '{% $states.input.nao %}', End: true }],
    [
      'T2001: The left side of the "+" operator must evaluate to a number',
      { Type: 'Pass', Output: "{% 'a' + 1 %}", End: true },
    ],
    [
      "returned an unexpected result type. Expected 'array', but was 'object'",
      {
        Type: 'Map',
        Items: '{% $states.input %}',
        ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Succeed' } } },
        End: true,
      },
    ],
  ])('%s', async (message, state, language) => {
    expect(page).toContain(message);
    expect(await failureOf(state, language)).toContain(message);
  });

  test.each<[string, string, State, object?]>([
    [
      'SCHEMA_VALIDATION_FAILED',
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
      { Type: 'Pass', QueryLanguage: 'JSONPath', End: true },
    ],
    [
      'SCHEMA_VALIDATION_FAILED',
      "The field 'FunctionName' is required but was missing",
      task('lambda:invoke', { functionName: 'nada' }),
    ],
    [
      'SCHEMA_VALIDATION_FAILED',
      'The resource provided arn:aws:states:::bedrock:converse is not recognized.',
      task('bedrock:converse', {}),
    ],
    [
      'MISSING_END_STATE',
      'Workflow has no terminal state',
      { Type: 'Pass', Next: 'B' },
      { B: { Type: 'Pass', Next: 'A' } },
    ],
  ])('%s: %s', async (code, message, state, others) => {
    expect(page).toContain(code);
    expect(page).toContain(message);
    expect(await refusalOf(create(state, undefined, others))).toContain(`${code}: ${message}`);
  });

  test('as recusas de quem inicia uma execução e de quem responde a uma espera', async () => {
    const stateMachineArn = await create({ Type: 'Succeed' });
    const start = (input: string) =>
      client.send(new StartExecutionCommand({ stateMachineArn, name: 'uma', input }));
    await start('{}');
    const refusals: [string, Promise<unknown>][] = [
      ['Execution Already Exists', start('{"outra":1}')],
      ['Invalid State Machine Execution Input', start('{nome: 1}')],
      ['InvalidToken', client.send(new SendTaskSuccessCommand({ taskToken: 'AAAA', output: '{}' }))],
    ];
    for (const [message, work] of refusals) {
      expect(page).toContain(message);
      expect(await refusalOf(work)).toContain(message);
    }
  });
});
