import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

/** `PutObject` */
export const putObject: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, call) {
    const { body, headers } = readUpload(call.request);
    const object = service.put(Bucket, String(Key), body, headers);
    const checksums = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-checksum-'));
    return new RawReply(200, { etag: object.etag, ...Object.fromEntries(checksums) }, '');
  },
};
