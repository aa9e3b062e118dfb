import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { checkWrite } from './conditions.ts';
import { copySource } from './copy-source.ts';
import { checksumHeaders } from './object-headers.ts';
import { type S3, s3Arn } from './s3.ts';
import { tagsOfHeader } from './tags.ts';
import { requestHeaders, storedHeaders } from './upload.ts';

/**
 * `CopyObject`: metadados e etiquetas vêm da origem, ou do pedido com `x-amz-metadata-directive: REPLACE` e
 * `x-amz-tagging-directive: REPLACE`.
 */
export const copyObject: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+} [x-amz-copy-source]',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, { request }) {
    const headers = requestHeaders(request);
    const target = service.checkTarget(Bucket, Key);
    const source = copySource(headers, service);
    const isReplaced = headers['x-amz-metadata-directive'] === 'REPLACE';
    if (!isReplaced && source.bucket === target.bucket && source.key === target.key) {
      throw new AwsError(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    checkWrite(headers, target.key, service.objects.get(target.bucket, target.key));
    const sums = checksumHeaders(source.headers);
    const copy = service.put({
      ...target,
      etag: source.etag,
      headers: isReplaced ? { ...storedHeaders(headers), ...sums } : source.headers,
      tags:
        headers['x-amz-tagging-directive'] === 'REPLACE'
          ? tagsOfHeader(headers['x-amz-tagging'])
          : source.tags,
      pieces: source.pieces.map((piece) => ({ ...piece, ...service.contents.copy(piece) })),
    });
    return new XmlReply('CopyObjectResult', {
      ETag: copy.etag,
      LastModified: new Date(copy.lastModified).toISOString(),
    });
  },
};
