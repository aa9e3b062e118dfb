import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceType } from '../resource-type.ts';
import { camelCase } from './camel-case.ts';

function tagsOf(properties: JsonObject): { key: unknown; value: unknown }[] {
  const tags = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

function nameIn(arn: string): string {
  return arn.split(':').at(-1) ?? '';
}

function created(arn: string): Created {
  return { physicalId: arn, attributes: { Arn: arn, Name: nameIn(arn) } };
}

/** `AWS::StepFunctions::Activity` */
export const stepFunctionsActivity: ResourceType = {
  nameProperty: 'Name',
  identify: ({ Name }, { aws }) => `arn:aws:states:${aws.region}:${aws.accountId}:activity:${String(Name)}`,
  async create(properties, { aws }) {
    const { activityArn } = (await aws.call('states', 'CreateActivity', {
      name: properties.Name,
      tags: tagsOf(properties),
      encryptionConfiguration: camelCase(properties.EncryptionConfiguration),
    })) as { activityArn: string };
    return created(activityArn);
  },
  async update(physicalId, properties, { aws }) {
    if (nameIn(physicalId) !== properties.Name) return 'replace';
    const { encryptionConfiguration } = (await aws.call('states', 'DescribeActivity', {
      activityArn: physicalId,
    })) as { encryptionConfiguration: JsonObject };
    const wanted = camelCase(properties.EncryptionConfiguration);
    if (isObject(wanted) && wanted.type !== encryptionConfiguration.type) return 'replace';
    const resource = { resourceArn: physicalId };
    const { tags } = (await aws.call('states', 'ListTagsForResource', resource)) as {
      tags: { key: string }[];
    };
    await aws.call('states', 'UntagResource', { ...resource, tagKeys: tags.map(({ key }) => key) });
    await aws.call('states', 'TagResource', { ...resource, tags: tagsOf(properties) });
    return created(physicalId);
  },
  async delete(physicalId, { aws }) {
    await aws.call('states', 'DeleteActivity', { activityArn: physicalId });
  },
};
