import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateConnectionCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { type SnsBench, snsBench } from './test-sns.ts';

// A primeira AWS local nunca é fechada antes de a segunda abrir a mesma pasta: é o que um kill -9 deixa para trás.

const storage = mkdtempSync(join(tmpdir(), 'sns-'));
const running: LocalAws[] = [];
async function open(): Promise<{ aws: LocalAws; bench: SnsBench }> {
  const aws = await startLocalAws({ port: 0, storage });
  running.push(aws);
  return { aws, bench: snsBench(aws) };
}

const queueArn = 'arn:aws:sqs:us-east-1:123456789012:vivos';
const fifo = { FifoTopic: 'true', ContentBasedDeduplication: 'true' };
let MessageId: string | undefined;

beforeAll(async () => {
  const { aws, bench } = await open();
  const sqs = new SQSClient(aws.clientConfig);
  const Policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:*', Resource: queueArn },
    ],
  });
  await sqs.send(new CreateQueueCommand({ QueueName: 'vivos', Attributes: { Policy } }));
  const topicArn = await bench.topic('vivos', { DisplayName: 'Cantina' });
  await bench.subscribe(topicArn, 'sms', '+5511999990000');
  await bench.subscribe(topicArn, 'sqs', queueArn, { RawMessageDelivery: 'true' });
  await bench.publish({ TopicArn: topicArn, Message: 'antes' });
  const first = await bench.publish({
    TopicArn: await bench.topic('vivos.fifo', fifo),
    Message: 'uma vez só',
    MessageGroupId: 'g',
  });
  MessageId = first.MessageId;
  const events = new EventBridgeClient(aws.clientConfig);
  await events.send(
    new PutEventsCommand({ Entries: [{ Source: 'cantina', DetailType: 'Feito', Detail: '{}' }] }),
  );
  await events.send(
    new CreateConnectionCommand({
      Name: 'gateway',
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'X-Chave', ApiKeyValue: 'segredo' } },
    }),
  );
  for (const client of [sqs, events, bench.sns]) client.destroy();
});
afterAll(async () => {
  for (const aws of running) await aws.close();
  rmSync(storage, { recursive: true, force: true, maxRetries: 3 });
});

test('dada uma queda, o que foi entregue continua entregue e as inscrições continuam valendo', async () => {
  const { aws, bench } = await open();
  const before = await bench.outbox();
  expect(before.map(({ message }) => message)).toEqual(['Cantina> antes']);
  await bench.publish({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:vivos', Message: 'depois' });
  expect((await bench.outbox(before.at(-1)?.id)).map(({ message }) => message)).toEqual(['Cantina> depois']);

  const sqs = new SQSClient(aws.clientConfig);
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${aws.endpoint}/123456789012/vivos`, MaxNumberOfMessages: 10 }),
  );
  expect(Messages.map(({ Body }) => Body).sort()).toEqual(['antes', 'depois']);

  const repeated = await bench.publish({
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:vivos.fifo',
    Message: 'uma vez só',
    MessageGroupId: 'g',
  });
  expect(repeated.MessageId).toBe(MessageId);

  const { events } = (await (await fetch(`${aws.endpoint}/_local/events`)).json()) as { events: object[] };
  expect(events).toHaveLength(1);
  const connections = await aws.call('events', 'ListConnections', {});
  expect(connections).toMatchObject({ Connections: [{ Name: 'gateway', ConnectionState: 'AUTHORIZED' }] });
  sqs.destroy();
  bench.sns.destroy();
});
