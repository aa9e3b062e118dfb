import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { maxOf } from './listing.ts';
import { openUpload } from './multipart.ts';
import { type S3, s3Arn } from './s3.ts';

/** `ListParts` */
export const listParts: Action<S3> = {
  route: 'GET /{Bucket}/{Key+}?uploadId',
  permission: ({ Bucket, Key }) => ({ action: 's3:ListMultipartUploadParts', resource: s3Arn(Bucket, Key) }),
  run(input, service) {
    const { bucket, key, id, parts, algorithm, checksumType } = openUpload(input, service);
    const max = maxOf(input, 'max-parts');
    const marker = Number(input['part-number-marker'] ?? 0);
    const rest = parts.filter(({ number }) => number > marker);
    const shown = rest.slice(0, max);
    return new XmlReply('ListPartsResult', {
      Bucket: bucket,
      Key: key,
      UploadId: id,
      PartNumberMarker: marker,
      NextPartNumberMarker: shown.at(-1)?.number ?? 0,
      MaxParts: max,
      IsTruncated: rest.length > shown.length,
      ChecksumAlgorithm: algorithm,
      ChecksumType: checksumType,
      StorageClass: 'STANDARD',
      Part: shown.map(({ number, lastModified, etag, size, checksum }) => ({
        PartNumber: number,
        LastModified: new Date(lastModified).toISOString(),
        ETag: etag,
        Size: size,
        [`Checksum${algorithm}`]: checksum,
      })),
    });
  },
};
