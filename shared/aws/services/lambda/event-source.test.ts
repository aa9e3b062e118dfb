import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalAws, type LocalAwsOptions, startLocalAws, VirtualClock } from '../../index.ts';
import { zip } from './test-functions.ts';

const ROLE = 'arn:aws:iam::123456789012:role/papel';
const ARN = 'arn:aws:sqs:us-east-1:123456789012';

// Num relógio virtual: os prazos de visibilidade vencem sem esperar, e nunca com um lote em curso.
let aws: LocalAws;
let lambda: LambdaClient;
let lines: string[] = [];
async function open(options: LocalAwsOptions = {}): Promise<void> {
  lines = [];
  aws = await startLocalAws({
    port: 0,
    clock: new VirtualClock(),
    log(entry) {
      if (entry.kind === 'function' && entry.level === 'INFO') lines.push(entry.message);
      if (entry.kind === 'problem') lines.push(entry.message);
    },
    ...options,
  });
  lambda = new LambdaClient(aws.clientConfig);
}
async function close(): Promise<void> {
  lambda.destroy();
  await aws.close();
}
beforeEach(() => open());
afterEach(close);

function queue(QueueName: string, Attributes: object = {}): Promise<object> {
  return aws.call('sqs', 'CreateQueue', { QueueName, Attributes });
}
function send(name: string, MessageBody: string, more: object = {}): Promise<object> {
  return aws.call('sqs', 'SendMessage', { QueueUrl: url(name), MessageBody, ...more });
}
function url(name: string): string {
  return `${aws.endpoint}/123456789012/${name}`;
}
async function counts(name: string): Promise<Record<string, string>> {
  const input = { QueueUrl: url(name), AttributeNames: ['All'] };
  const { Attributes } = (await aws.call('sqs', 'GetQueueAttributes', input)) as {
    Attributes: Record<string, string>;
  };
  return Attributes;
}

/** Cria uma função e a liga à fila. */
async function connect(queueName: string, source: string, more: object = {}): Promise<string> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'consumidora',
      Role: ROLE,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Code: { ZipFile: zip({ 'index.js': source }) },
    }),
  );
  const mapping = { EventSourceArn: `${ARN}:${queueName}`, FunctionName: 'consumidora', ...more };
  return (await lambda.send(new CreateEventSourceMappingCommand(mapping))).UUID ?? '';
}

const listens = 'exports.handler = async (e) => console.log(e.Records.map((r) => r.body).join("+"));';

describe('a ligação de uma fila a uma função', () => {
  test('dada uma mensagem, a função a recebe na forma da AWS, e ela sai da fila', async () => {
    await queue('pedidos');
    await connect('pedidos', 'exports.handler = async (e) => console.log(JSON.stringify(e));');
    const { MessageId, MD5OfMessageBody } = (await send('pedidos', '{"pizza":2}', {
      MessageAttributes: { mesa: { DataType: 'String', StringValue: '4' } },
    })) as Record<string, string>;
    await expect.poll(() => lines, { timeout: 5000 }).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      Records: [
        {
          messageId: MessageId,
          receiptHandle: expect.any(String),
          body: '{"pizza":2}',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            SenderId: '123456789012',
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
          },
          messageAttributes: {
            mesa: { stringValue: '4', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
          md5OfBody: MD5OfMessageBody,
          eventSource: 'aws:sqs',
          eventSourceARN: `${ARN}:pedidos`,
          awsRegion: 'us-east-1',
        },
      ],
    });
    await expect.poll(() => counts('pedidos')).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '0' });
  });

  test('dada uma função que falha, a mensagem volta no prazo e acaba na fila de mensagens mortas', async () => {
    await queue('mortas');
    await queue('pedidos', {
      VisibilityTimeout: '3600',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `${ARN}:mortas`, maxReceiveCount: 3 }),
    });
    await connect(
      'pedidos',
      'exports.handler = async (e) => { console.log(e.Records[0].body); throw new Error("x"); };',
    );
    await send('pedidos', 'venenosa');
    await expect
      .poll(() => counts('mortas'), { timeout: 5000 })
      .toMatchObject({ ApproximateNumberOfMessages: '1' });
    expect(lines).toEqual(['venenosa', 'venenosa', 'venenosa']);
  });

  test('dada a resposta com batchItemFailures, só as que falharam voltam', async () => {
    await queue('pedidos', { VisibilityTimeout: '60' });
    await connect(
      'pedidos',
      `exports.handler = async (e) => {
        console.log(e.Records.map((r) => r.body).join('+'));
        const failed = e.Records.filter((r) => r.body === 'ruim' && r.attributes.ApproximateReceiveCount === '1');
        return { batchItemFailures: failed.map((r) => ({ itemIdentifier: r.messageId })) };
      };`,
      { FunctionResponseTypes: ['ReportBatchItemFailures'] },
    );
    await aws.call('sqs', 'SendMessageBatch', {
      QueueUrl: url('pedidos'),
      Entries: ['boa', 'ruim', 'outra'].map((MessageBody, index) => ({ Id: `m${index}`, MessageBody })),
    });
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(['boa+ruim+outra', 'ruim']);
  });

  test('dada uma janela, o lote espera por ela ou até encher', async () => {
    await queue('pedidos', { VisibilityTimeout: '120' });
    aws.context.clock.hold();
    await connect('pedidos', listens, { BatchSize: 3, MaximumBatchingWindowInSeconds: 60 });
    for (const body of ['a', 'b', 'c', 'd']) await send('pedidos', body);
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(['a+b+c']);
    aws.context.clock.release();
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(['a+b+c', 'd']);
  });

  test('dada uma máquina à espera do token, o relógio virtual não estoura o prazo dela', async () => {
    await queue('aprovacoes');
    await connect(
      'aprovacoes',
      `const { SFNClient, SendTaskSuccessCommand } = require('@aws-sdk/client-sfn');
      exports.handler = async ({ Records: [{ body }] }) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const taskToken = JSON.parse(body).token;
        await new SFNClient({}).send(new SendTaskSuccessCommand({ taskToken, output: '"sim"' }));
      };`,
    );
    const definition = JSON.stringify({
      StartAt: 'Pedir',
      States: {
        Pedir: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: url('aprovacoes'), MessageBody: { 'token.$': '$$.Task.Token' } },
          TimeoutSeconds: 5,
          End: true,
        },
      },
    });
    const sfn = new SFNClient(aws.clientConfig);
    const machine = new CreateStateMachineCommand({ name: 'm', definition, roleArn: ROLE });
    const { stateMachineArn } = await sfn.send(machine);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const describeIt = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await describeIt()).status, { timeout: 5000 }).not.toBe('RUNNING');
    expect(await describeIt()).toMatchObject({ status: 'SUCCEEDED', output: '"sim"' });
    sfn.destroy();
  });

  test('dada uma fila FIFO, a função recebe cada grupo em ordem', async () => {
    await queue('pedidos.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    await connect('pedidos.fifo', listens, { BatchSize: 1 });
    const bodies = ['1', '2', '3', '4', '5'];
    for (const body of bodies) await send('pedidos.fifo', body, { MessageGroupId: 'g' });
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(bodies);
  });
});

describe('a API das ligações', () => {
  test('dada uma ligação, é lida, listada, desligada e apagada', async () => {
    await queue('pedidos');
    const UUID = await connect('pedidos', listens);
    const get = () => lambda.send(new GetEventSourceMappingCommand({ UUID }));
    expect(await get()).toMatchObject({
      UUID,
      BatchSize: 10,
      State: 'Enabled',
      EventSourceArn: `${ARN}:pedidos`,
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:consumidora',
    });
    const list = new ListEventSourceMappingsCommand({ FunctionName: 'consumidora' });
    expect((await lambda.send(list)).EventSourceMappings).toHaveLength(1);

    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    expect((await get()).State).toBe('Disabled');
    await send('pedidos', 'fica');
    expect(await counts('pedidos')).toMatchObject({ ApproximateNumberOfMessages: '1' });
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(['fica']);

    expect(await lambda.send(new DeleteEventSourceMappingCommand({ UUID }))).toMatchObject({
      State: 'Deleting',
    });
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('dada a mesma ligação de novo, é um conflito; dada uma fila ou função que falta, um parâmetro ruim', async () => {
    await queue('pedidos');
    const UUID = await connect('pedidos', listens);
    const create = (name: string, FunctionName: string) =>
      lambda.send(new CreateEventSourceMappingCommand({ EventSourceArn: `${ARN}:${name}`, FunctionName }));
    await expect(create('pedidos', 'consumidora')).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: expect.stringContaining(UUID),
    });
    await expect(create('nenhuma', 'consumidora')).rejects.toThrow('The specified queue does not exist');
    await expect(create('pedidos', 'nenhuma')).rejects.toThrow('Function does not exist');
  });

  test('dada uma fila apagada, o terminal diz uma vez; recriada, a leitura continua', async () => {
    await queue('pedidos');
    await connect('pedidos', listens);
    await aws.call('sqs', 'DeleteQueue', { QueueUrl: url('pedidos') });
    await expect.poll(() => lines).toEqual([expect.stringContaining('QueueDoesNotExist')]);
    await queue('pedidos');
    await send('pedidos', 'voltou');
    await expect.poll(() => lines.slice(1), { timeout: 5000 }).toEqual(['voltou']);
  });
});

test('dado um reinício, quem lê a fila volta sem ninguém chamar', async () => {
  await close();
  const folder = mkdtempSync(join(tmpdir(), 'ligacoes-'));
  try {
    await open({ storage: folder });
    await queue('pedidos');
    // Parada no meio: a mensagem fica com quem morreu, e volta quando o prazo dela vence.
    await connect('pedidos', 'exports.handler = () => new Promise(() => {});');
    await send('pedidos', 'antes da queda');
    await expect
      .poll(() => counts('pedidos'), { timeout: 5000 })
      .toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
    await aws.call('lambda', 'UpdateFunctionCode', {
      FunctionName: 'consumidora',
      ZipFile: Buffer.from(zip({ 'index.js': listens })).toString('base64'),
    });
    await close();
    await open({ storage: folder });
    await expect.poll(() => lines, { timeout: 5000 }).toEqual(['antes da queda']);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    await open();
  }
});
