import { randomUUID } from 'node:crypto';
import { parseArn } from '../../arn.ts';
import type { Action } from '../../service.ts';
import { invalidParameter } from './errors.ts';
import { protocols, type SubscriptionProtocol, type SubscriptionRecord } from './records.ts';
import type { Sns } from './sns.ts';
import { checkSubscriptionAttributes } from './subscription-attributes.ts';
import { isFifo } from './topic-attributes.ts';

/** Protocolos que a AWS tem e a AWS local não entrega. */
const undelivered = new Set(['application', 'firehose', 'http', 'https']);

function protocolOf(value: unknown): SubscriptionProtocol {
  const protocol = String(value ?? '');
  if (undelivered.has(protocol)) {
    throw invalidParameter(`Protocol Reason: ${protocol} endpoints are not supported by this endpoint`);
  }
  if (!(protocols as readonly string[]).includes(protocol)) {
    throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  }
  return protocol as SubscriptionProtocol;
}

/** Como o endereço de cada protocolo deve ser, e o que a AWS diz quando não é. */
const endpoints: Readonly<
  Record<SubscriptionProtocol, { fits(endpoint: string): boolean; refusal: string }>
> = {
  email: { fits: (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint), refusal: 'Email address' },
  'email-json': { fits: (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint), refusal: 'Email address' },
  lambda: { fits: (endpoint) => parseArn(endpoint)?.service === 'lambda', refusal: 'Lambda endpoint ARN' },
  sms: { fits: (endpoint) => /^\+?[\d() .-]{5,25}$/.test(endpoint), refusal: 'Invalid SMS endpoint' },
  sqs: { fits: (endpoint) => parseArn(endpoint)?.service === 'sqs', refusal: 'SQS endpoint ARN' },
};

const CONFIRMATION = 'AWS Notification - Subscription Confirmation';

/** O e-mail que a AWS mandaria para pedir a confirmação. Aqui ele só conta o que aconteceu. */
function announceConfirmation(service: Sns, { protocol, endpoint, topicArn }: SubscriptionRecord): void {
  if (protocol !== 'email' && protocol !== 'email-json') return;
  service.outbox.put({
    kind: 'confirmation',
    protocol,
    endpoint,
    subject: CONFIRMATION,
    message:
      `You have chosen to subscribe to the topic:\n${topicArn}\n\n` +
      'To confirm this subscription, click or visit the link below (If this was in error no action is necessary):\n' +
      'Confirm subscription',
    topicArn,
    messageId: randomUUID(),
    note: 'A AWS local confirmou esta inscrição sozinha. Na AWS, nada chega a este endereço até a pessoa abrir o link.',
  });
}

/** `Subscribe`: a inscrição já nasce confirmada. Repetir a mesma devolve a que existe. */
export const subscribe: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:Subscribe', resource: String(input.TopicArn) }),
  run(input, service) {
    const topic = service.topic(input.TopicArn);
    const protocol = protocolOf(input.Protocol);
    const endpoint = String(input.Endpoint ?? '');
    if (!endpoints[protocol].fits(endpoint)) throw invalidParameter(endpoints[protocol].refusal);
    if (isFifo(topic) && protocol !== 'sqs') {
      throw invalidParameter(
        `Protocol Reason: ${protocol} endpoints are not supported by FIFO topics; use Amazon SQS queues`,
      );
    }
    const attributes = checkSubscriptionAttributes(input.Attributes, protocol);
    const existing = service
      .subscriptionsOf(topic.arn)
      .find((other) => other.protocol === protocol && other.endpoint === endpoint);
    if (existing) {
      const isSame = Object.entries(attributes).every(([name, value]) => existing.attributes[name] === value);
      if (isSame) return { SubscriptionArn: existing.arn };
      throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
    }
    const arn = `${topic.arn}:${randomUUID()}`;
    const subscription: SubscriptionRecord = { arn, topicArn: topic.arn, protocol, endpoint, attributes };
    service.subscriptions.set(arn, subscription);
    announceConfirmation(service, subscription);
    return { SubscriptionArn: arn };
  },
};
