import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `GetBucketPolicy`: também a que o deploy pôs. */
export const getBucketPolicy: Action<S3> = {
  route: 'GET /{Bucket}?policy',
  permission: ({ Bucket }) => ({ action: 's3:GetBucketPolicy', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    const { name } = service.bucket(Bucket);
    const policy = service.context.iam.resourcePolicy(s3Arn(name));
    if (policy === undefined) {
      throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name });
    }
    return new RawReply(200, { 'content-type': 'application/json' }, JSON.stringify(policy));
  },
};
