import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { objectHeaders } from './object-headers.ts';
import { type S3, s3Arn } from './s3.ts';

/** O trecho que `Range` pede, de `first` a `last`, ambos incluídos; `undefined` quando não pede nenhum. */
function rangeOf(header: string | undefined, size: number): { first: number; last: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last || first >= size) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      ActualObjectSize: size,
    });
  }
  return { first, last };
}

/** `GetObject`, inteiro ou um trecho (`Range`); `If-None-Match` igual é 304. */
export const getObject: Action<S3> = {
  route: 'GET /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, call) {
    const object = service.object(Bucket, Key);
    const request = call.request?.headers ?? {};
    if (request['if-none-match'] === object.etag) return new RawReply(304, { etag: object.etag }, '');
    const contents = service.contents(object);
    const range = rangeOf(request.range, object.size);
    const headers = objectHeaders(object, request['x-amz-checksum-mode'] === 'ENABLED' && !range);
    if (!range) return new RawReply(200, headers, contents);
    const { first, last } = range;
    return new RawReply(
      206,
      { ...headers, 'content-range': `bytes ${first}-${last}/${object.size}` },
      contents.subarray(first, last + 1),
    );
  },
};
