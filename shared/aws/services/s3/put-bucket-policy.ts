import { AwsError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

function isPolicy(text: string): boolean {
  try {
    const policy: unknown = JSON.parse(text);
    return isObject(policy) && policy.Statement !== undefined;
  } catch {
    return false;
  }
}

/**
 * `PutBucketPolicy`: guarda a política e a devolve. Ela não nega nem concede nada aqui: quem decide são as
 * políticas dos papéis, como numa conta só, sem `Deny`.
 */
export const putBucketPolicy: Action<S3> = {
  route: 'PUT /{Bucket}?policy',
  permission: ({ Bucket }) => ({ action: 's3:PutBucketPolicy', resource: s3Arn(Bucket) }),
  async run({ Bucket }, service, { request }) {
    const policy = (await readUpload(request)).body.toString('utf8');
    const bucket = service.bucket(Bucket);
    if (!isPolicy(policy)) {
      throw new AwsError('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'");
    }
    service.buckets.set(bucket.name, { ...bucket, policy });
    return new RawReply(204, {}, '');
  },
};
