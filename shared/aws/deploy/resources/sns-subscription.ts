import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** Na ordem em que podem ser postos: um filtro só vale no seu escopo. */
function attributesOf({ FilterPolicy, FilterPolicyScope, RawMessageDelivery, RedrivePolicy }: JsonObject) {
  return {
    FilterPolicy: '',
    ...(FilterPolicyScope === undefined ? {} : { FilterPolicyScope: String(FilterPolicyScope) }),
    ...(isObject(FilterPolicy) ? { FilterPolicy: JSON.stringify(FilterPolicy) } : {}),
    RawMessageDelivery: String(RawMessageDelivery ?? false),
    RedrivePolicy: isObject(RedrivePolicy) ? JSON.stringify(RedrivePolicy) : '',
  };
}

function describe(arn: string): Created {
  return { physicalId: arn, attributes: { Arn: arn } };
}

async function isSame(arn: string, properties: JsonObject, { aws }: ResourceContext): Promise<boolean> {
  const described = await aws.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn: arn });
  const { Attributes } = described as { Attributes: ReadonlyMap<string, string> };
  return ['TopicArn', 'Protocol', 'Endpoint'].every((name) => Attributes.get(name) === properties[name]);
}

/** `AWS::SNS::Subscription` */
export const snsSubscription: ResourceType = {
  async create(properties, { aws }) {
    const { TopicArn, Protocol, Endpoint } = properties;
    const Attributes = attributesOf(properties);
    const subscribed = await aws.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint, Attributes });
    return describe((subscribed as { SubscriptionArn: string }).SubscriptionArn);
  },
  async update(physicalId, properties, context) {
    if (!(await isSame(physicalId, properties, context))) return 'replace';
    // Tira o filtro antes de mudar o escopo dele.
    const changes = [['FilterPolicy', ''], ...Object.entries(attributesOf(properties))];
    for (const [AttributeName, AttributeValue] of changes) {
      await context.aws.call('sns', 'SetSubscriptionAttributes', {
        SubscriptionArn: physicalId,
        AttributeName,
        AttributeValue,
      });
    }
    return describe(physicalId);
  },
  async delete(physicalId, { aws }) {
    try {
      await aws.call('sns', 'Unsubscribe', { SubscriptionArn: physicalId });
    } catch (error) {
      // O tópico foi apagado antes e levou a inscrição.
      if (!(error instanceof AwsError) || error.code !== 'NotFound') throw error;
    }
  },
};
