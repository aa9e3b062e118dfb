import { type Action, RawReply } from '../../service.ts';
import { checkWrite } from './conditions.ts';
import { checksumHeaders, encrypted } from './object-headers.ts';
import { etagOf, type S3, s3Arn } from './s3.ts';
import { tagsOfHeader } from './tags.ts';
import { readUpload, requestHeaders } from './upload.ts';

/** `PutObject`, com `If-Match` e `If-None-Match`. */
export const putObject: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  async run({ Bucket, Key }, service, { request }) {
    const target = service.checkTarget(Bucket, Key);
    const sent = requestHeaders(request);
    const tags = tagsOfHeader(sent['x-amz-tagging']);
    const { body, headers } = await readUpload(request);
    // Daqui em diante nada espera: a condição vale até a gravação.
    checkWrite(sent, target.key, service.objects.get(target.bucket, target.key));
    const stored = { ...headers, 'x-amz-checksum-type': 'FULL_OBJECT' };
    const pieces = [service.contents.write(body)];
    const { etag } = service.put({ ...target, etag: etagOf(body), headers: stored, tags, pieces });
    return new RawReply(200, { etag, ...encrypted, ...checksumHeaders(stored) }, '');
  },
};
