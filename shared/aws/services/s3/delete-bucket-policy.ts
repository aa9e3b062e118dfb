import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteBucketPolicy` */
export const deleteBucketPolicy: Action<S3> = {
  route: 'DELETE /{Bucket}?policy',
  permission: ({ Bucket }) => ({ action: 's3:DeleteBucketPolicy', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    service.context.iam.deleteResourcePolicy(s3Arn(service.bucket(Bucket).name));
    return new RawReply(204, {}, '');
  },
};
