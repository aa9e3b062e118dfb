import { AwsError } from '../../errors.ts';
import { isNotModified } from './conditions.ts';
import type { ObjectRecord } from './records.ts';
import { type S3, s3Arn } from './s3.ts';

type Headers = Readonly<Record<string, string>>;

/** `x-amz-copy-source`: `/balde/chave`, com a chave codificada e talvez `?versionId=`. */
function parse(headers: Headers): { bucket: string; key: string; versionId: string | undefined } {
  const [, bucket, encoded, versionId] =
    /^(?:\/|%2F)?([^/%]+)(?:\/|%2F)(.+?)(?:\?versionId=(.*))?$/is.exec(headers['x-amz-copy-source'] ?? '') ??
    [];
  if (!bucket || !encoded)
    throw new AwsError('InvalidArgument', 'Copy Source must mention the source bucket and key');
  try {
    return { bucket, key: decodeURIComponent(encoded), versionId };
  } catch {
    throw new AwsError('InvalidArgument', 'Copy Source is not validly encoded');
  }
}

/**
 * O objeto de que uma cópia parte, com a permissão de o ler e as condições `x-amz-copy-source-if-*` conferidas.
 * @throws `AwsError` `NoSuchKey`, `AccessDenied`, `PreconditionFailed`
 */
export function copySource(headers: Headers, service: S3): ObjectRecord {
  const { bucket, key, versionId } = parse(headers);
  const { iam } = service.context;
  const session = iam.sessionOf(headers.authorization);
  if (session) iam.authorize(session, { action: 's3:GetObject', resource: s3Arn(bucket, key) });
  const source = service.object(bucket, key, versionId);
  if (isNotModified(headers, source, 'x-amz-copy-source-')) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    );
  }
  return source;
}
