import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { algorithms, headerOf } from './checksums.ts';
import { shownChecksums } from './multipart.ts';
import type { ObjectRecord } from './records.ts';
import { type S3, s3Arn } from './s3.ts';

/** As partes de um objeto enviado em partes; `undefined` num envio simples. */
function partsOf({ pieces, headers }: ObjectRecord, max: number, marker: number): object | undefined {
  if (pieces[0]?.number === undefined) return undefined;
  const algorithm = algorithms.find((name) => headers[headerOf(name)] !== undefined);
  const rest = pieces.filter(({ number = 0 }) => number > marker);
  const shown = rest.slice(0, max);
  return {
    PartsCount: pieces.length,
    PartNumberMarker: marker,
    NextPartNumberMarker: shown.at(-1)?.number ?? 0,
    MaxParts: max,
    IsTruncated: rest.length > shown.length,
    Part: shown.map(({ number, size, checksum }) => ({
      PartNumber: number,
      Size: size,
      ...(algorithm ? { [`Checksum${algorithm}`]: checksum } : {}),
    })),
  };
}

/** `GetObjectAttributes`: só o que `x-amz-object-attributes` pede. */
export const getObjectAttributes: Action<S3> = {
  route: 'GET /{Bucket}/{Key+}?attributes',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObjectAttributes', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key, versionId }, service, { request }) {
    const headers = request?.headers ?? {};
    const asked = (headers['x-amz-object-attributes'] ?? '').split(',').map((name) => name.trim());
    if (asked[0] === '') {
      throw new AwsError('InvalidArgument', 'Invalid attribute name specified.');
    }
    const object = service.object(Bucket, Key, versionId);
    const max = Number(headers['x-amz-max-parts'] ?? 1000);
    const marker = Number(headers['x-amz-part-number-marker'] ?? 0);
    const attributes: Readonly<Record<string, unknown>> = {
      ETag: object.etag.replaceAll('"', ''),
      Checksum: shownChecksums(object.headers),
      ObjectParts: partsOf(object, max, marker),
      StorageClass: 'STANDARD',
      ObjectSize: object.size,
    };
    return new XmlReply(
      'GetObjectAttributesResponse',
      Object.fromEntries(asked.map((name) => [name, attributes[name]])),
      { 'last-modified': new Date(object.lastModified).toUTCString() },
    );
  },
};
