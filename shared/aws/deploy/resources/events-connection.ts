import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.Name === 'string' ? properties.Name : context.generateName(64);
}

function inputOf(Name: string, { Description, AuthorizationType, AuthParameters }: JsonObject): JsonObject {
  return { Name, Description, AuthorizationType, AuthParameters };
}

async function describe(Name: string, { aws }: ResourceContext): Promise<Created> {
  const described = await aws.call('events', 'DescribeConnection', { Name });
  const { ConnectionArn, SecretArn } = described as { ConnectionArn: string; SecretArn: string };
  return { physicalId: Name, attributes: { Arn: ConnectionArn, SecretArn } };
}

/** `AWS::Events::Connection` */
export const eventsConnection: ResourceType = {
  nameProperty: 'Name',
  identify: nameOf,
  async create(properties, context) {
    const name = nameOf(properties, context);
    await context.aws.call('events', 'CreateConnection', inputOf(name, properties));
    return describe(name, context);
  },
  async update(physicalId, properties, context) {
    if (typeof properties.Name === 'string' && properties.Name !== physicalId) return 'replace';
    await context.aws.call('events', 'UpdateConnection', inputOf(physicalId, properties));
    return describe(physicalId, context);
  },
  async delete(physicalId, { aws }) {
    await aws.call('events', 'DeleteConnection', { Name: physicalId });
  },
};
