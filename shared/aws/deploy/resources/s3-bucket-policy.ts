import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';
import { withS3 } from './s3-objects.ts';

async function put({ Bucket, PolicyDocument }: JsonObject, { aws }: ResourceContext): Promise<Created> {
  const bucket = String(Bucket);
  await withS3(aws, (client, { PutBucketPolicyCommand }) =>
    client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(PolicyDocument) })),
  );
  return { physicalId: bucket, attributes: {} };
}

/** `AWS::S3::BucketPolicy`: a política que o S3 confere a cada pedido, além da do papel de quem chama. */
export const s3BucketPolicy: ResourceType = {
  create: put,
  update: async (physicalId, properties, context) =>
    properties.Bucket === physicalId ? put(properties, context) : 'replace',
  async delete(physicalId, { aws }) {
    await aws.call('s3', 'DeleteBucketPolicy', { Bucket: physicalId });
  },
};
