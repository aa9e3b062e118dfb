import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { encoder, list, shownListing } from './listing.ts';
import { type S3, s3Arn } from './s3.ts';

/** `ListObjectVersions`: num balde sem versões, cada objeto é a sua única, de nome `null`. */
export const listObjectVersions: Action<S3> = {
  route: 'GET /{Bucket}?versions',
  permission: ({ Bucket }) => ({ action: 's3:ListBucketVersions', resource: s3Arn(Bucket) }),
  run(input, service) {
    const { name } = service.bucket(input.Bucket);
    const encode = encoder(input);
    const listing = list(service.objects, name, input, String(input['key-marker'] ?? ''));
    const { Contents, CommonPrefixes } = shownListing(listing, encode);
    return new XmlReply('ListVersionsResult', {
      Name: name,
      Prefix: encode(String(input.prefix ?? '')),
      KeyMarker: encode(String(input['key-marker'] ?? '')),
      VersionIdMarker: '',
      NextKeyMarker: listing.last === undefined ? undefined : encode(listing.last),
      NextVersionIdMarker: listing.last === undefined ? undefined : 'null',
      MaxKeys: listing.maxKeys,
      EncodingType: input['encoding-type'],
      IsTruncated: listing.last !== undefined,
      Version: Contents.map((object) => ({ ...object, VersionId: 'null', IsLatest: true })),
      CommonPrefixes,
    });
  },
};
