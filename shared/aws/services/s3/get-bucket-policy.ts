import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `GetBucketPolicy`: o texto, como foi dado. */
export const getBucketPolicy: Action<S3> = {
  route: 'GET /{Bucket}?policy',
  permission: ({ Bucket }) => ({ action: 's3:GetBucketPolicy', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    const { name, policy } = service.bucket(Bucket);
    if (policy === undefined) {
      throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name });
    }
    return new RawReply(200, { 'content-type': 'application/json' }, policy);
  },
};
