import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  if (typeof properties.TopicName === 'string') return properties.TopicName;
  return isTrue(properties.FifoTopic) ? `${context.generateName(251)}.fifo` : context.generateName(256);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** Os atributos que se pode mudar depois, com o valor que têm quando a pilha não os diz. */
function attributesOf(properties: JsonObject): Record<string, string> {
  const text = (value: unknown) =>
    value === undefined ? '' : isObject(value) ? JSON.stringify(value) : String(value);
  return {
    DisplayName: text(properties.DisplayName),
    KmsMasterKeyId: text(properties.KmsMasterKeyId),
    ...(isTrue(properties.FifoTopic)
      ? { ContentBasedDeduplication: String(isTrue(properties.ContentBasedDeduplication)) }
      : {}),
  };
}

function describe(arn: string): Created {
  return { physicalId: arn, attributes: { TopicArn: arn, TopicName: arn.split(':').at(-1) ?? '' } };
}

/** As inscrições escritas dentro do tópico, para saber quais saíram na próxima mudança. */
function inlineSubscriptions({ aws }: ResourceContext) {
  return aws.context.storage.collection<readonly string[]>('deploy/inline-subscriptions');
}

async function putSubscriptions(
  arn: string,
  properties: JsonObject,
  context: ResourceContext,
): Promise<void> {
  const wanted = Array.isArray(properties.Subscription) ? properties.Subscription.filter(isObject) : [];
  const arns: string[] = [];
  for (const { Protocol, Endpoint } of wanted) {
    const subscribed = await context.aws.call('sns', 'Subscribe', { TopicArn: arn, Protocol, Endpoint });
    arns.push((subscribed as { SubscriptionArn: string }).SubscriptionArn);
  }
  const kept = inlineSubscriptions(context);
  for (const SubscriptionArn of kept.get(arn) ?? []) {
    if (!arns.includes(SubscriptionArn)) await context.aws.call('sns', 'Unsubscribe', { SubscriptionArn });
  }
  if (arns.length > 0) kept.set(arn, arns);
  else kept.delete(arn);
}

async function putTags(ResourceArn: string, properties: JsonObject, { aws }: ResourceContext): Promise<void> {
  const wanted = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
  const { Tags } = (await aws.call('sns', 'ListTagsForResource', { ResourceArn })) as {
    Tags: { Key: string }[];
  };
  const TagKeys = Tags.map(({ Key }) => Key).filter((key) => !wanted.some(({ Key }) => Key === key));
  await aws.call('sns', 'UntagResource', { ResourceArn, TagKeys });
  await aws.call('sns', 'TagResource', { ResourceArn, Tags: wanted });
}

/** `AWS::SNS::Topic`, com as inscrições de dentro dele. */
export const snsTopic: ResourceType = {
  nameProperty: 'TopicName',
  identify: (properties, context) =>
    `arn:aws:sns:${context.aws.region}:${context.aws.accountId}:${nameOf(properties, context)}`,
  async create(properties, context) {
    const attributes = {
      ...attributesOf(properties),
      ...(isTrue(properties.FifoTopic) ? { FifoTopic: 'true' } : {}),
    };
    const created = await context.aws.call('sns', 'CreateTopic', {
      Name: nameOf(properties, context),
      Attributes: attributes,
      Tags: properties.Tags,
    });
    const { TopicArn } = created as { TopicArn: string };
    await putSubscriptions(TopicArn, properties, context);
    return describe(TopicArn);
  },
  async update(physicalId, properties, context) {
    const name = physicalId.split(':').at(-1) ?? '';
    const isSame = typeof properties.TopicName !== 'string' || properties.TopicName === name;
    if (!isSame || isTrue(properties.FifoTopic) !== name.endsWith('.fifo')) return 'replace';
    for (const [AttributeName, AttributeValue] of Object.entries(attributesOf(properties))) {
      await context.aws.call('sns', 'SetTopicAttributes', {
        TopicArn: physicalId,
        AttributeName,
        AttributeValue,
      });
    }
    await putTags(physicalId, properties, context);
    await putSubscriptions(physicalId, properties, context);
    return describe(physicalId);
  },
  async delete(physicalId, context) {
    inlineSubscriptions(context).delete(physicalId);
    await context.aws.call('sns', 'DeleteTopic', { TopicArn: physicalId });
  },
};
