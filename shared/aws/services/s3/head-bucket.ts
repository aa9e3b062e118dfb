import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `HeadBucket` */
export const headBucket: Action<S3> = {
  route: 'HEAD /{Bucket}',
  permission: ({ Bucket }) => ({ action: 's3:ListBucket', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    if (!service.buckets.get(String(Bucket))) return new RawReply(404, {}, '');
    return new RawReply(200, { 'x-amz-bucket-region': service.context.region }, '');
  },
};
