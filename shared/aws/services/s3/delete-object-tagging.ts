import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteObjectTagging` */
export const deleteObjectTagging: Action<S3> = {
  route: 'DELETE /{Bucket}/{Key+}?tagging',
  permission: ({ Bucket, Key }) => ({ action: 's3:DeleteObjectTagging', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key, versionId }, service) {
    service.objects.set({ ...service.object(Bucket, Key, versionId), tags: {} });
    return new RawReply(204, {}, '');
  },
};
