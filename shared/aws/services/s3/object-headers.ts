import type { ObjectRecord } from './records.ts';

/** A criptografia que a AWS põe em todo objeto desde 2023, e anuncia. */
export const encrypted = { 'x-amz-server-side-encryption': 'AES256' } as const;

/** Só as somas guardadas com um objeto. */
export function checksumHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-checksum-')));
}

/** Os cabeçalhos de `GetObject` e `HeadObject`. As somas só vão quando o cliente as pede. */
export function objectHeaders(object: ObjectRecord, wantsChecksum: boolean): Record<string, string> {
  const stored = Object.entries(object.headers).filter(
    ([name]) => wantsChecksum || !name.startsWith('x-amz-checksum-'),
  );
  const tags = Object.keys(object.tags ?? {}).length;
  return {
    'content-type': 'binary/octet-stream',
    ...encrypted,
    ...Object.fromEntries(stored),
    ...(tags > 0 ? { 'x-amz-tagging-count': String(tags) } : {}),
    etag: object.etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
}
