import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../../index.ts';
import { type SnsBench, snsBench } from './test-sns.ts';

let aws: LocalAws;
let bench: SnsBench;
let sqs: SQSClient;
let lambda: LambdaClient;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  bench = snsBench(aws);
  sqs = new SQSClient(aws.clientConfig);
  lambda = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  bench.sns.destroy();
  sqs.destroy();
  lambda.destroy();
  await aws.close();
});

/** Uma fila que aceita mensagens de qualquer tópico. */
async function queue(QueueName: string, attributes: Record<string, string> = {}) {
  const Policy = JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:us-east-1:123456789012:${QueueName}`,
      },
    ],
  });
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName, Attributes: { Policy, ...attributes } }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const receive = async (): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  return { arn: Attributes?.QueueArn ?? '', receive };
}

describe('entrega em filas', () => {
  test('dada uma fila inscrita, o corpo é a notificação inteira, como a AWS a escreve', async () => {
    const topicArn = await bench.topic('a-filas');
    const { arn, receive } = await queue('inteira');
    const subscriptionArn = await bench.subscribe(topicArn, 'sqs', arn);
    const { MessageId } = await bench.publish({
      TopicArn: topicArn,
      Subject: 'Pedido',
      Message: '{"id":7}',
      MessageAttributes: { loja: { DataType: 'String', StringValue: 'centro' } },
    });
    const [message] = await receive();
    expect(message?.Body).toMatch(/^\{\n {2}"Type" : "Notification",\n/);
    expect(JSON.parse(message?.Body ?? '')).toEqual({
      Type: 'Notification',
      MessageId,
      TopicArn: topicArn,
      Subject: 'Pedido',
      Message: '{"id":7}',
      Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      SignatureVersion: '1',
      Signature: expect.any(String),
      SigningCertURL: expect.stringContaining('https://sns.us-east-1.amazonaws.com/'),
      UnsubscribeURL: expect.stringContaining(subscriptionArn),
      MessageAttributes: { loja: { Type: 'String', Value: 'centro' } },
    });
    expect(message?.MessageAttributes).toBeUndefined();
  });

  test('dada a entrega crua, o corpo é a mensagem e os atributos vão como atributos da fila', async () => {
    const topicArn = await bench.topic('crua');
    const { arn, receive } = await queue('crua');
    await bench.subscribe(topicArn, 'sqs', arn, { RawMessageDelivery: 'true' });
    await bench.publish({
      TopicArn: topicArn,
      Message: 'só isto',
      MessageAttributes: {
        loja: { DataType: 'String', StringValue: 'centro' },
        foto: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 3]) },
      },
    });
    const [message] = await receive();
    expect(message?.Body).toBe('só isto');
    expect(message?.MessageAttributes).toMatchObject({
      loja: { DataType: 'String', StringValue: 'centro' },
      foto: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 3]) },
    });
  });

  test('dado um tópico FIFO, mantém a ordem, numera, e não entrega a repetida', async () => {
    const topicArn = await bench.topic('ordem.fifo', {
      FifoTopic: 'true',
      ContentBasedDeduplication: 'true',
    });
    const { arn, receive } = await queue('ordem.fifo', { FifoQueue: 'true' });
    await bench.subscribe(topicArn, 'sqs', arn, { RawMessageDelivery: 'true' });
    const publish = (Message: string) =>
      bench.publish({ TopicArn: topicArn, Message, MessageGroupId: 'mesa-1' });
    const [first, , repeated] = await Promise.all(['um', 'dois', 'um', 'três'].map(publish));
    expect(first?.SequenceNumber).toBe('10000000000000000001');
    expect(repeated).toMatchObject({ MessageId: first?.MessageId, SequenceNumber: first?.SequenceNumber });
    const messages = await receive();
    expect(messages.map(({ Body }) => Body)).toEqual(['um', 'dois', 'três']);
    expect(messages[0]?.Attributes).toMatchObject({ MessageGroupId: 'mesa-1' });
    await expect(bench.publish({ TopicArn: topicArn, Message: 'sem grupo' })).rejects.toMatchObject({
      message: 'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
    });
  });

  test('dada uma fila que não existe, o Publish vale e o terminal conta o que não chegou', async () => {
    const topicArn = await bench.topic('perdida');
    await bench.subscribe(topicArn, 'sqs', 'arn:aws:sqs:us-east-1:123456789012:nenhuma');
    const { MessageId } = await bench.publish({ TopicArn: topicArn, Message: 'oi' });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'problem',
        message: expect.stringMatching(
          new RegExp(`^O tópico perdida não entregou a mensagem ${MessageId} a arn:aws:sqs:.*:nenhuma: `),
        ),
      }),
    );
  });
});

describe('entrega em funções', () => {
  test('dada uma função inscrita, ela recebe o evento do SNS depois que o Publish respondeu', async () => {
    const topicArn = await bench.topic('a-funcoes');
    const { FunctionArn = '' } = await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'ouvinte',
        Role: 'arn:aws:iam::123456789012:role/papel',
        Runtime: 'nodejs20.x',
        Handler: 'index.handler',
        Code: {
          ZipFile: zipSync({
            'index.js': strToU8('exports.handler = async (e) => console.log("evento=" + JSON.stringify(e));'),
          }),
        },
      }),
    );
    const subscriptionArn = await bench.subscribe(topicArn, 'lambda', FunctionArn);
    await bench.publish({ TopicArn: topicArn, Message: 'sem licença' });
    expect(entries).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining(
          `em nome de ${topicArn}, não pode lambda:InvokeFunction em ${FunctionArn}`,
        ),
      }),
    );
    await lambda.send(
      new AddPermissionCommand({
        FunctionName: 'ouvinte',
        StatementId: 'sns',
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn: topicArn,
      }),
    );
    const { MessageId } = await bench.publish({ TopicArn: topicArn, Message: 'oi' });
    const line = () =>
      entries.flatMap((entry) =>
        entry.kind === 'function' && entry.message.startsWith('evento=') ? [entry.message.slice(7)] : [],
      )[0];
    await expect.poll(line, { timeout: 5000 }).toBeDefined();
    expect(JSON.parse(line() ?? '')).toEqual({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: subscriptionArn,
          Sns: {
            Type: 'Notification',
            MessageId,
            TopicArn: topicArn,
            Subject: null,
            Message: 'oi',
            Timestamp: expect.any(String),
            SignatureVersion: '1',
            Signature: expect.any(String),
            SigningCertUrl: expect.any(String),
            UnsubscribeUrl: expect.any(String),
            MessageAttributes: {},
          },
        },
      ],
    });
  });
});

test('dada uma fila cuja política não deixa o tópico entregar, nada chega, e o terminal diz o que falta', async () => {
  const topicArn = await bench.topic('sem-licenca');
  const { arn, receive } = await queue('fechada', { Policy: '{"Statement":[]}' });
  await bench.subscribe(topicArn, 'sqs', arn);
  await bench.publish({ TopicArn: topicArn, Message: 'oi' });
  expect(await receive()).toEqual([]);
  expect(entries).toContainEqual(
    expect.objectContaining({
      kind: 'problem',
      message: expect.stringContaining(
        `sns.amazonaws.com, em nome de ${topicArn}, não pode sqs:sendmessage em ${arn}`,
      ),
    }),
  );
});

test('dada uma inscrição com fila de mensagens mortas, o que não foi entregue vai para ela', async () => {
  const topicArn = await bench.topic('com-resgate');
  const dead = await queue('mortas');
  await bench.subscribe(topicArn, 'sqs', 'arn:aws:sqs:us-east-1:123456789012:nenhuma', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn }),
    RawMessageDelivery: 'true',
  });
  await bench.publish({ TopicArn: topicArn, Message: 'resgatada' });
  expect((await dead.receive()).map(({ Body }) => Body)).toEqual(['resgatada']);
});
