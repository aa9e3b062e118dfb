import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { objectHeaders } from './object-headers.ts';
import { type S3, s3Arn } from './s3.ts';

/** `HeadObject`: a resposta de `GetObject` sem o corpo; o erro vem sem corpo, só com o código 404. */
export const headObject: Action<S3> = {
  route: 'HEAD /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, call) {
    try {
      const object = service.object(Bucket, Key);
      const wantsChecksum = call.request?.headers['x-amz-checksum-mode'] === 'ENABLED';
      return new RawReply(
        200,
        { ...objectHeaders(object, wantsChecksum), 'content-length': String(object.size) },
        '',
      );
    } catch (error) {
      if (error instanceof AwsError) return new RawReply(error.status, {}, '');
      throw error;
    }
  },
};
