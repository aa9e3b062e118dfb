import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { encoder, list, shownListing } from './listing.ts';
import { type S3, s3Arn } from './s3.ts';

function afterOf(token: unknown, startAfter: unknown): string {
  if (token === undefined) return String(startAfter ?? '');
  const text = Buffer.from(String(token), 'base64url').toString('utf8');
  if (!text.startsWith('depois:')) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return text.slice('depois:'.length);
}

/** `ListObjectsV2`, com prefixo, delimitador e páginas. */
export const listObjectsV2: Action<S3> = {
  route: 'GET /{Bucket}?list-type=2',
  permission: ({ Bucket }) => ({ action: 's3:ListBucket', resource: s3Arn(Bucket) }),
  run(input, service) {
    const { name } = service.bucket(input.Bucket);
    const encode = encoder(input);
    const token = input['continuation-token'];
    const listing = list(service.objects, name, input, afterOf(token, input['start-after']));
    return new XmlReply('ListBucketResult', {
      Name: name,
      Prefix: encode(String(input.prefix ?? '')),
      Delimiter: input.delimiter === undefined ? undefined : encode(String(input.delimiter)),
      StartAfter: input['start-after'] === undefined ? undefined : encode(String(input['start-after'])),
      ContinuationToken: token,
      NextContinuationToken:
        listing.last === undefined ? undefined : Buffer.from(`depois:${listing.last}`).toString('base64url'),
      KeyCount: listing.contents.length + listing.prefixes.length,
      MaxKeys: listing.maxKeys,
      EncodingType: input['encoding-type'],
      IsTruncated: listing.last !== undefined,
      ...shownListing(listing, encode),
    });
  },
};
