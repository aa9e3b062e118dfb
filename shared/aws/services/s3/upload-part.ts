import { type Action, RawReply } from '../../service.ts';
import { checksum, headerOf } from './checksums.ts';
import { openUpload, partNumberOf, putPart } from './multipart.ts';
import { encrypted } from './object-headers.ts';
import { etagOf, type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

/** `UploadPart` */
export const uploadPart: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+}?partNumber&uploadId',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  async run(input, service, { request }) {
    const { algorithm } = openUpload(input, service);
    const number = partNumberOf(input);
    const { body, headers } = await readUpload(request, algorithm);
    const sum = headers[headerOf(algorithm)] ?? (await checksum(algorithm, [body]));
    const etag = etagOf(body);
    const piece = service.contents.write(body);
    const lastModified = service.context.clock.now();
    putPart(service, input, { ...piece, number, etag, lastModified, checksum: sum });
    return new RawReply(200, { etag, ...encrypted, [headerOf(algorithm)]: sum }, '');
  },
};
