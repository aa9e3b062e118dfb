import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { encoder, maxOf } from './listing.ts';
import { compareKeys } from './object-index.ts';
import type { UploadRecord } from './records.ts';
import { type S3, s3Arn } from './s3.ts';

function compareUploads(a: UploadRecord, b: UploadRecord): number {
  return compareKeys(a.key, b.key) || a.initiated - b.initiated || compareKeys(a.id, b.id);
}

/** `ListMultipartUploads`: os envios abertos de um balde. */
export const listMultipartUploads: Action<S3> = {
  route: 'GET /{Bucket}?uploads',
  permission: ({ Bucket }) => ({ action: 's3:ListBucketMultipartUploads', resource: s3Arn(Bucket) }),
  run(input, service) {
    const { name } = service.bucket(input.Bucket);
    const encode = encoder(input);
    const max = maxOf(input, 'max-uploads');
    const prefix = String(input.prefix ?? '');
    const all = [...service.uploads.values()]
      .filter(({ bucket, key }) => bucket === name && key.startsWith(prefix))
      .sort(compareUploads);
    const keyMarker = String(input['key-marker'] ?? '');
    const marker = all.findIndex(
      ({ key, id }) => key === keyMarker && id === String(input['upload-id-marker'] ?? ''),
    );
    const rest =
      marker < 0 ? all.filter(({ key }) => compareKeys(key, keyMarker) > 0) : all.slice(marker + 1);
    const shown = rest.slice(0, max);
    const isTruncated = rest.length > shown.length;
    return new XmlReply('ListMultipartUploadsResult', {
      Bucket: name,
      KeyMarker: encode(keyMarker),
      UploadIdMarker: String(input['upload-id-marker'] ?? ''),
      NextKeyMarker: isTruncated ? encode(shown.at(-1)?.key ?? '') : undefined,
      NextUploadIdMarker: isTruncated ? shown.at(-1)?.id : undefined,
      Prefix: encode(prefix),
      EncodingType: input['encoding-type'],
      MaxUploads: max,
      IsTruncated: isTruncated,
      Upload: shown.map(({ key, id, initiated, algorithm, checksumType }) => ({
        Key: encode(key),
        UploadId: id,
        Initiated: new Date(initiated).toISOString(),
        StorageClass: 'STANDARD',
        ChecksumAlgorithm: algorithm,
        ChecksumType: checksumType,
      })),
    });
  },
};
