import type { ObjectRecord } from './s3.ts';

/** Os cabeçalhos de `GetObject` e `HeadObject`. As somas só vão quando o cliente as pede. */
export function objectHeaders(object: ObjectRecord, wantsChecksum: boolean): Record<string, string> {
  const stored = Object.entries(object.headers).filter(
    ([name]) => wantsChecksum || !name.startsWith('x-amz-checksum-'),
  );
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(stored),
    etag: object.etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
}
