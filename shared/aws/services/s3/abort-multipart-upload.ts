import { type Action, RawReply } from '../../service.ts';
import { openUpload } from './multipart.ts';
import { type S3, s3Arn } from './s3.ts';

/** `AbortMultipartUpload`: desiste do envio e apaga o que chegou. */
export const abortMultipartUpload: Action<S3> = {
  route: 'DELETE /{Bucket}/{Key+}?uploadId',
  permission: ({ Bucket, Key }) => ({ action: 's3:AbortMultipartUpload', resource: s3Arn(Bucket, Key) }),
  run(input, service) {
    const upload = openUpload(input, service);
    service.uploads.delete(upload.id);
    service.contents.delete(upload.parts);
    return new RawReply(204, {}, '');
  },
};
