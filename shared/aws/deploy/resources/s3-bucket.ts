import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.BucketName === 'string'
    ? properties.BucketName
    : context.generateName(63).toLowerCase();
}

function describe(name: string, { aws }: ResourceContext): Created {
  return {
    physicalId: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${aws.region}.amazonaws.com`,
    },
  };
}

/** `AWS::S3::Bucket`: só o balde. Versões, ciclo de vida e criptografia não são imitados. */
export const s3Bucket: ResourceType = {
  nameProperty: 'BucketName',
  identify: nameOf,
  lossWhenReplaced: 'O balde antigo e os objetos dele foram apagados.',
  async create(properties, context) {
    const name = nameOf(properties, context);
    await context.aws.call('s3', 'CreateBucket', { Bucket: name });
    return describe(name, context);
  },
  update: async (physicalId, properties, context) =>
    nameOf(properties, context) === physicalId ? describe(physicalId, context) : 'replace',
  async delete(physicalId, { aws }) {
    await aws.call('s3', 'DeleteBucket', { Bucket: physicalId });
  },
};
