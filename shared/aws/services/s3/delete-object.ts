import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteObject` */
export const deleteObject: Action<S3> = {
  route: 'DELETE /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:DeleteObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service) {
    service.delete(Bucket, String(Key));
    return new RawReply(204, {}, '');
  },
};
