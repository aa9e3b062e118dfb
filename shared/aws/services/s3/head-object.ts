import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { readObject } from './read-object.ts';
import { type S3, s3Arn } from './s3.ts';

/** `HeadObject`: a resposta de `GetObject` sem o corpo; o erro também vem sem corpo, só com o código. */
export const headObject: Action<S3> = {
  route: 'HEAD /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObject', resource: s3Arn(Bucket, Key) }),
  run(input, service, { request }) {
    try {
      const { status, headers } = readObject(input, service, request?.headers ?? {});
      return new RawReply(status, headers, '');
    } catch (error) {
      if (error instanceof AwsError) return new RawReply(error.status, {}, '');
      throw error;
    }
  },
};
