import type { ResourceType } from '../resource-type.ts';

/** `AWS::S3::BucketPolicy`: aceita e não conferida; aqui quem manda é a política do papel de quem chama. */
export const s3BucketPolicy: ResourceType = {
  create: async (properties) => ({ physicalId: String(properties.Bucket), attributes: {} }),
  update: async () => 'replace',
  delete: async () => {},
};
