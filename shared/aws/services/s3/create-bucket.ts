import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `CreateBucket` */
export const createBucket: Action<S3> = {
  route: 'PUT /{Bucket}',
  permission: ({ Bucket }) => ({ action: 's3:CreateBucket', resource: s3Arn(Bucket) }),
  run(input, service) {
    const name = String(input.Bucket);
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) {
      throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, {
        BucketName: name,
      });
    }
    // Em us-east-1, criar de novo o que já é seu dá certo.
    if (!service.buckets.get(name))
      service.buckets.set(name, { name, creationDate: service.context.clock.now() });
    return new RawReply(200, { location: `/${name}` }, '');
  },
};
