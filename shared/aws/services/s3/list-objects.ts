import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { encoder, list, shownListing } from './listing.ts';
import { type S3, s3Arn } from './s3.ts';

/** `ListObjects`, a listagem antiga: a página seguinte começa depois de `marker`. */
export const listObjects: Action<S3> = {
  route: 'GET /{Bucket}',
  permission: ({ Bucket }) => ({ action: 's3:ListBucket', resource: s3Arn(Bucket) }),
  run(input, service) {
    const { name } = service.bucket(input.Bucket);
    const encode = encoder(input);
    const listing = list(service.objects, name, input, String(input.marker ?? ''));
    return new XmlReply('ListBucketResult', {
      Name: name,
      Prefix: encode(String(input.prefix ?? '')),
      Marker: encode(String(input.marker ?? '')),
      NextMarker: listing.last === undefined ? undefined : encode(listing.last),
      MaxKeys: listing.maxKeys,
      EncodingType: input['encoding-type'],
      IsTruncated: listing.last !== undefined,
      ...shownListing(listing, encode),
    });
  },
};
