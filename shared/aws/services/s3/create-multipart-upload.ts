import { randomBytes } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { algorithmNamed, type ChecksumType } from './checksums.ts';
import { type S3, s3Arn } from './s3.ts';
import { tagsOfHeader } from './tags.ts';
import { requestHeaders, storedHeaders } from './upload.ts';

/** `CreateMultipartUpload`: abre um envio em partes. */
export const createMultipartUpload: Action<S3> = {
  route: 'POST /{Bucket}/{Key+}?uploads',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, { request }) {
    const headers = requestHeaders(request);
    const target = service.checkTarget(Bucket, Key);
    const named = headers['x-amz-checksum-algorithm'];
    const algorithm = algorithmNamed(named ?? 'CRC64NVME');
    if (!algorithm)
      throw new AwsError('InvalidRequest', `Checksum algorithm provided is unsupported: ${named}`);
    const isComposite = algorithm !== 'CRC64NVME' && headers['x-amz-checksum-type'] !== 'FULL_OBJECT';
    const checksumType: ChecksumType = isComposite ? 'COMPOSITE' : 'FULL_OBJECT';
    const id = randomBytes(48).toString('base64url');
    service.uploads.set(id, {
      id,
      ...target,
      initiated: service.context.clock.now(),
      headers: storedHeaders(headers),
      tags: tagsOfHeader(headers['x-amz-tagging']),
      algorithm,
      checksumType,
      parts: [],
    });
    return new XmlReply(
      'InitiateMultipartUploadResult',
      { Bucket: target.bucket, Key: target.key, UploadId: id },
      named === undefined
        ? {}
        : { 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': checksumType },
    );
  },
};
