import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';

/** Os tópicos de uma política, que formam o nome físico dela. */
function topicsOf({ Topics }: JsonObject): string {
  return (Array.isArray(Topics) ? Topics : []).map(String).join(' ');
}

async function put(topics: string, policy: string, { aws }: ResourceContext): Promise<void> {
  for (const TopicArn of topics.split(' ')) {
    await aws.call('sns', 'SetTopicAttributes', {
      TopicArn,
      AttributeName: 'Policy',
      AttributeValue: policy,
    });
  }
}

/** `AWS::SNS::TopicPolicy`: a política que o SNS confere a cada pedido, além da do papel de quem chama. */
export const snsTopicPolicy: ResourceType = {
  async create(properties, context) {
    const topics = topicsOf(properties);
    await put(topics, JSON.stringify(properties.PolicyDocument), context);
    return { physicalId: topics, attributes: {} };
  },
  async update(physicalId, properties, context) {
    if (topicsOf(properties) !== physicalId) return 'replace';
    await put(physicalId, JSON.stringify(properties.PolicyDocument), context);
    return { physicalId, attributes: {} };
  },
  async delete(physicalId, context) {
    try {
      await put(physicalId, '', context);
    } catch (error) {
      // O tópico foi apagado antes e levou a política.
      if (!(error instanceof AwsError) || error.code !== 'NotFound') throw error;
    }
  },
};
