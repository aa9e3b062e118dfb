import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteBucket`: só vazio. */
export const deleteBucket: Action<S3> = {
  route: 'DELETE /{Bucket}',
  permission: ({ Bucket }) => ({ action: 's3:DeleteBucket', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    const { name } = service.bucket(Bucket);
    if (!service.objects.isEmpty(name)) {
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, {
        BucketName: name,
      });
    }
    for (const upload of [...service.uploads.values()]) {
      if (upload.bucket !== name) continue;
      service.uploads.delete(upload.id);
      service.contents.delete(upload.parts);
    }
    service.context.iam.deleteResourcePolicy(s3Arn(name));
    service.buckets.delete(name);
    return new RawReply(204, {}, '');
  },
};
