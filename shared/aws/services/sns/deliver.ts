import { parseArn } from '../../arn.ts';
import { isObject } from '../../json.ts';
import { envelope, lambdaEvent } from './envelope.ts';
import { passesFilter } from './filter-policy.ts';
import { textFor } from './message.ts';
import type {
  Message,
  MessageAttribute,
  SubscriptionProtocol,
  SubscriptionRecord,
  TopicRecord,
} from './records.ts';
import type { Sns } from './sns.ts';

/** Uma entrega: a mensagem, o texto do protocolo e quem a recebe. */
interface Delivery {
  readonly service: Sns;
  readonly topic: TopicRecord;
  readonly subscription: SubscriptionRecord;
  readonly message: Message;
  readonly text: string;
}

/** O assunto de um e-mail que ninguém deu. */
const DEFAULT_SUBJECT = 'AWS Notification Message';

/** Um atributo como o SQS o recebe, na entrega crua. */
function queueAttribute({ Type, Value }: MessageAttribute): object {
  return Type.startsWith('Binary')
    ? { DataType: Type, BinaryValue: Value }
    : { DataType: Type, StringValue: Value };
}

async function sendTo(
  queueArn: string,
  { service, topic, subscription, message, text }: Delivery,
): Promise<void> {
  const { accountId = '', resource: name = '' } = parseArn(queueArn) ?? {};
  const isRaw = subscription.attributes.RawMessageDelivery === 'true';
  const isFifoQueue = name.endsWith('.fifo');
  const body = {
    QueueUrl: `${service.context.endpoint}/${accountId}/${name}`,
    MessageBody: isRaw ? text : envelope(message, text, subscription),
    ...(isRaw
      ? {
          MessageAttributes: Object.fromEntries(
            Object.entries(message.attributes).map(([key, attribute]) => [key, queueAttribute(attribute)]),
          ),
        }
      : {}),
    ...(message.groupId === undefined ? {} : { MessageGroupId: message.groupId }),
    ...(isFifoQueue ? { MessageDeduplicationId: message.deduplicationId } : {}),
  };
  // É a política da fila que deixa o tópico entregar; o CDK a escreve com a inscrição.
  await service.context.call('sqs', 'SendMessage', body, {
    kind: 'service',
    principal: 'sns.amazonaws.com',
    sourceArn: topic.arn,
    accountId: service.context.accountId,
  });
}

/** A fila para onde vai o que não pôde ser entregue, se a inscrição tem uma. */
function deadLetterQueueOf({ attributes }: SubscriptionRecord): string | undefined {
  const policy: unknown = attributes.RedrivePolicy ? JSON.parse(attributes.RedrivePolicy) : undefined;
  const arn = isObject(policy) ? policy.deadLetterTargetArn : undefined;
  return typeof arn === 'string' ? arn : undefined;
}

/** A chamada é assíncrona, como na AWS: o que a função responde não volta a quem publicou. */
async function toFunction({ service, topic, subscription, message, text }: Delivery): Promise<void> {
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const client = await service.lambda(topic.arn);
  await client.send(
    new InvokeCommand({
      FunctionName: subscription.endpoint,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(lambdaEvent(message, text, subscription))),
    }),
  );
}

function toMailbox({ service, subscription, message, text }: Delivery): void {
  const isJson = subscription.protocol === 'email-json';
  service.outbox.put({
    kind: 'notification',
    protocol: isJson ? 'email-json' : 'email',
    endpoint: subscription.endpoint,
    subject: message.subject ?? DEFAULT_SUBJECT,
    message: isJson ? envelope(message, text, subscription) : text,
    topicArn: message.topicArn,
    messageId: message.messageId,
  });
}

/** Um SMS leva o nome de exibição do tópico na frente, e não leva assunto. */
function toPhone({ service, topic, subscription, message, text }: Delivery): void {
  const { DisplayName = '' } = topic.attributes;
  service.outbox.put({
    kind: 'notification',
    protocol: 'sms',
    endpoint: subscription.endpoint,
    message: DisplayName === '' ? text : `${DisplayName}> ${text}`,
    topicArn: message.topicArn,
    messageId: message.messageId,
  });
}

const channels: Readonly<Record<SubscriptionProtocol, (delivery: Delivery) => void | Promise<void>>> = {
  email: toMailbox,
  'email-json': toMailbox,
  lambda: toFunction,
  sms: toPhone,
  sqs: (delivery) => sendTo(delivery.subscription.endpoint, delivery),
};

function reportFailure({ service, topic, message }: Delivery, recipient: string, error: unknown): void {
  service.context.log({
    kind: 'problem',
    message: `O tópico ${topic.name} não entregou a mensagem ${message.messageId} a ${recipient}: ${(error as Error).message}`,
    error,
  });
}

async function attempt(delivery: Delivery): Promise<void> {
  const { subscription } = delivery;
  try {
    await channels[subscription.protocol](delivery);
  } catch (error) {
    reportFailure(delivery, subscription.endpoint, error);
    const deadLetters = deadLetterQueueOf(subscription);
    if (deadLetters === undefined) return;
    await sendTo(deadLetters, delivery).catch((failure: unknown) =>
      reportFailure(delivery, deadLetters, failure),
    );
  }
}

/**
 * Entrega a mensagem a cada inscrição cujo filtro ela passa. Volta quando todas foram entregues e guardadas: uma
 * queda depois da resposta do `Publish` não perde nada. Uma entrega que falha não falha o `Publish`: sai no terminal,
 * e vai à fila de mensagens mortas da inscrição.
 */
export async function deliver(service: Sns, topic: TopicRecord, message: Message): Promise<void> {
  for (const subscription of service.subscriptionsOf(topic.arn)) {
    const text = textFor(message, subscription.protocol);
    if (!passesFilter(subscription.attributes, message.attributes, text)) continue;
    await attempt({ service, topic, subscription, message, text });
  }
}
