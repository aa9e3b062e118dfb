import { isObject } from '../../json.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { algorithms } from './checksums.ts';
import { checkWrite } from './conditions.ts';
import {
  type AskedPart,
  chosenParts,
  multipartChecksum,
  multipartEtag,
  openUpload,
  shownChecksums,
} from './multipart.ts';
import { encrypted } from './object-headers.ts';
import { type S3, s3Arn } from './s3.ts';
import { requestHeaders } from './upload.ts';
import { malformedXml, readXml } from './xml-body.ts';

function askedPart(part: unknown): AskedPart {
  if (!isObject(part) || part.PartNumber === undefined || part.ETag === undefined) return malformedXml();
  const checksums = algorithms.flatMap((algorithm) => {
    const value = part[`Checksum${algorithm}`];
    return value === undefined ? [] : [[algorithm, String(value)] as const];
  });
  return {
    number: Number(part.PartNumber),
    etag: String(part.ETag),
    checksums: Object.fromEntries(checksums),
  };
}

/** `CompleteMultipartUpload`: as partes viram um objeto, sem que o conteúdo seja copiado. */
export const completeMultipartUpload: Action<S3> = {
  route: 'POST /{Bucket}/{Key+}?uploadId',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  async run(input, service, { request }) {
    openUpload(input, service);
    const headers = requestHeaders(request);
    // As somas deste pedido são do objeto, e não deste corpo.
    const ownSums = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')),
    );
    const body = request && { ...request, headers: ownSums, query: new URLSearchParams() };
    const { Part } = await readXml(body, 'CompleteMultipartUpload');
    const asked = [Part].flat().filter((part) => part !== undefined);
    if (asked.length === 0) malformedXml();
    const upload = openUpload(input, service);
    const parts = chosenParts(upload, asked.map(askedPart));
    const sums = await multipartChecksum(service, upload, parts, headers);
    // Daqui em diante nada espera: a condição vale até a gravação.
    const { bucket, key, tags } = openUpload(input, service);
    checkWrite(headers, key, service.objects.get(bucket, key));
    const object = service.put({
      bucket,
      key,
      tags,
      etag: multipartEtag(parts),
      headers: { ...upload.headers, ...sums },
      pieces: parts.map(({ file, size, number, checksum }) => ({ file, size, number, checksum })),
    });
    service.uploads.delete(upload.id);
    service.contents.delete(upload.parts.filter((part) => !parts.includes(part)));
    return new XmlReply(
      'CompleteMultipartUploadResult',
      {
        Location: `${service.context.endpoint}/${bucket}/${encodeURIComponent(key)}`,
        Bucket: bucket,
        Key: key,
        ETag: object.etag,
        ...shownChecksums(object.headers),
      },
      encrypted,
    );
  },
};
