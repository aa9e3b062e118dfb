import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { checksum } from './checksums.ts';
import type { Range } from './contents.ts';
import { copySource } from './copy-source.ts';
import { openUpload, partNumberOf, putPart } from './multipart.ts';
import { type S3, s3Arn } from './s3.ts';
import { requestHeaders } from './upload.ts';

function rangeOf(header: string | undefined, size: number): Range {
  if (header === undefined) return { first: 0, last: size - 1 };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  if (first === undefined || Number(first) > Number(last) || Number(last) >= size) {
    throw new AwsError('InvalidArgument', `Range specified is not valid for source object of size: ${size}`);
  }
  return { first: Number(first), last: Number(last) };
}

/** `UploadPartCopy`: uma parte que sai de outro objeto, ou de um trecho dele. */
export const uploadPartCopy: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+}?partNumber&uploadId [x-amz-copy-source]',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  async run(input, service, { request }) {
    const headers = requestHeaders(request);
    const { algorithm } = openUpload(input, service);
    const number = partNumberOf(input);
    const source = copySource(headers, service);
    const range = rangeOf(headers['x-amz-copy-source-range'], source.size);
    const piece = await service.contents.copyRange(source.pieces, range);
    const md5 = createHash('md5');
    for await (const chunk of service.contents.stream([piece])) md5.update(chunk);
    const etag = `"${md5.digest('hex')}"`;
    const sum = await checksum(algorithm, service.contents.stream([piece]));
    const lastModified = service.context.clock.now();
    putPart(service, input, { ...piece, number, etag, lastModified, checksum: sum });
    return new XmlReply('CopyPartResult', {
      ETag: etag,
      LastModified: new Date(lastModified).toISOString(),
      [`Checksum${algorithm}`]: sum,
    });
  },
};
