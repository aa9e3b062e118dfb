import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function queuesOf(properties: JsonObject): readonly unknown[] {
  return Array.isArray(properties.Queues) ? properties.Queues : [];
}

async function put(id: string, properties: JsonObject, { aws }: ResourceContext): Promise<Created> {
  const Policy = JSON.stringify(properties.PolicyDocument);
  for (const QueueUrl of queuesOf(properties))
    await aws.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
  return { physicalId: id, attributes: { Id: id } };
}

/** `AWS::SQS::QueuePolicy`: a política fica no atributo `Policy` de cada fila. */
export const sqsQueuePolicy: ResourceType = {
  create: (properties, context) => put(context.generateName(80), properties, context),
  update: (physicalId, properties, context) => put(physicalId, properties, context),
  async delete(_physicalId, { aws }, properties) {
    for (const QueueUrl of queuesOf(properties)) {
      try {
        await aws.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy: '' } });
      } catch (error) {
        // A fila já se foi, e a política com ela.
        if (!(error instanceof AwsError) || error.code !== 'QueueDoesNotExist') throw error;
      }
    }
  },
};
