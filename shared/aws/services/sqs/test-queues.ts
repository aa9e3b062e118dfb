import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../../index.ts';

// O que os testes do SQS têm em comum: uma AWS local por arquivo, num relógio que só anda quando o teste manda.

export let aws: LocalAws;
export let client: SQSClient;
export const clock = new VirtualClock();

beforeAll(async () => {
  // Sem isto o relógio saltaria para o próximo prazo assim que nada mais andasse.
  clock.hold();
  aws = await startLocalAws({ port: 0, clock });
  client = new SQSClient(aws.clientConfig);
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

let count = 0;
/** Cria uma fila e devolve a sua URL. */
export async function queue(Attributes: Record<string, string> = {}): Promise<string> {
  const suffix = Attributes.FifoQueue === 'true' ? '.fifo' : '';
  const QueueName = `fila-${++count}${suffix}`;
  return (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
}

export function send(QueueUrl: string, MessageBody: string, more: Partial<SendMessageCommandInput> = {}) {
  return client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
}

export async function receive(
  QueueUrl: string,
  more: Partial<ReceiveMessageCommandInput> = {},
): Promise<Message[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, ...more };
  return (await client.send(new ReceiveMessageCommand(input))).Messages ?? [];
}

export async function bodies(QueueUrl: string): Promise<(string | undefined)[]> {
  return (await receive(QueueUrl)).map(({ Body }) => Body);
}

export async function attribute(QueueUrl: string, name: string): Promise<string | undefined> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  const attributes: Readonly<Record<string, string>> = (await client.send(command)).Attributes ?? {};
  return attributes[name];
}
