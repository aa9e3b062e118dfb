import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteBucketTagging` */
export const deleteBucketTagging: Action<S3> = {
  route: 'DELETE /{Bucket}?tagging',
  permission: ({ Bucket }) => ({ action: 's3:PutBucketTagging', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    const { tags: _tags, ...bucket } = service.bucket(Bucket);
    service.buckets.set(bucket.name, bucket);
    return new RawReply(204, {}, '');
  },
};
