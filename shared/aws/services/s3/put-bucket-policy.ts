import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

/** @throws `AwsError` `MalformedPolicy` */
function parsePolicy(text: string): JsonObject {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw new AwsError('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'");
  }
  if (isObject(policy) && policy.Statement !== undefined) return policy;
  throw new AwsError('MalformedPolicy', 'Missing required field Statement');
}

/** `PutBucketPolicy`: a política passa a valer junto com as dos papéis. */
export const putBucketPolicy: Action<S3> = {
  route: 'PUT /{Bucket}?policy',
  permission: ({ Bucket }) => ({ action: 's3:PutBucketPolicy', resource: s3Arn(Bucket) }),
  async run({ Bucket }, service, { request }) {
    const policy = parsePolicy((await readUpload(request)).body.toString('utf8'));
    service.context.iam.putResourcePolicy(s3Arn(service.bucket(Bucket).name), policy);
    return new RawReply(204, {}, '');
  },
};
