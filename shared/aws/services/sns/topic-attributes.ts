import { isObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import type { TopicRecord } from './records.ts';
import type { Sns } from './sns.ts';

/** Os atributos que se pode pôr em um tópico. Os de entrega e criptografia são guardados e não mudam nada. */
const settable = new Set([
  'ArchivePolicy',
  'ContentBasedDeduplication',
  'DataProtectionPolicy',
  'DeliveryPolicy',
  'DisplayName',
  'FifoThroughputScope',
  'FifoTopic',
  'KmsMasterKeyId',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
]);

function isSettable(name: string): boolean {
  return settable.has(name) || /^[A-Za-z]+(Success|Failure)Feedback(RoleArn|SampleRate)$/.test(name);
}

/** @throws `AwsError` `InvalidParameter` quando o nome ou o valor não serve */
export function checkTopicAttribute(name: string, value: unknown): void {
  if (!isSettable(name)) throw invalidParameter('AttributeName');
  if (typeof value !== 'string') throw invalidParameter('AttributeValue');
  const isFlag = name === 'FifoTopic' || name === 'ContentBasedDeduplication';
  if (isFlag && value !== 'true' && value !== 'false') {
    throw invalidParameter(`Attributes Reason: ${name}: Invalid value [${value}]. Must be true or false.`);
  }
  if (name === 'Policy' && value !== '' && !isJsonObject(value)) {
    throw invalidParameter('Policy statement must be valid JSON');
  }
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Os atributos de `CreateTopic`, conferidos. */
export function checkTopicAttributes(value: unknown): Record<string, string> {
  const attributes = isObject(value) ? value : {};
  for (const [name, item] of Object.entries(attributes)) checkTopicAttribute(name, item);
  return attributes as Record<string, string>;
}

export function isFifo(topic: TopicRecord): boolean {
  return topic.attributes.FifoTopic === 'true';
}

/** A política que um tópico tem quando ninguém lhe deu outra: o dono pode tudo. */
function defaultPolicy(topic: TopicRecord, owner: string): string {
  const actions = [
    'GetTopicAttributes',
    'SetTopicAttributes',
    'AddPermission',
    'RemovePermission',
    'DeleteTopic',
  ];
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...actions, 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map(
          (action) => `SNS:${action}`,
        ),
        Resource: topic.arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': owner } },
      },
    ],
  });
}

const deliveryPolicy = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});

/** Todos os atributos, como `GetTopicAttributes` os mostra. */
export function describeTopic(service: Sns, topic: TopicRecord): Map<string, string> {
  const owner = service.context.accountId;
  return new Map(
    Object.entries({
      TopicArn: topic.arn,
      Owner: owner,
      DisplayName: '',
      Policy: defaultPolicy(topic, owner),
      EffectiveDeliveryPolicy: deliveryPolicy,
      SubscriptionsConfirmed: String(service.subscriptionsOf(topic.arn).length),
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
      ...(isFifo(topic) ? { ContentBasedDeduplication: 'false' } : {}),
      ...topic.attributes,
    }),
  );
}
