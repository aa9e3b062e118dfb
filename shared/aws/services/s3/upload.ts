import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../errors.ts';
import type { HttpRequest } from '../../service.ts';
import { decodeChunked } from './chunked-body.ts';

/** Um envio conferido: o conteúdo e os cabeçalhos que ficam com o objeto. */
export interface Upload {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const kept = ['content-type', 'content-disposition', 'content-language', 'cache-control', 'expires'];

function crc32Base64(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}

const checksums: Readonly<Record<string, (body: Buffer) => string>> = {
  'x-amz-checksum-crc32': crc32Base64,
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
};

/**
 * Lê o conteúdo de um envio e confere as somas que vieram com ele.
 * @throws `AwsError` `BadDigest` quando o que chegou não é o que foi enviado
 */
export function readUpload(request: HttpRequest | undefined): Upload {
  const headers = request?.headers ?? {};
  const raw = request?.body ?? Buffer.alloc(0);
  const encodings = (headers['content-encoding'] ?? '').split(',').map((item) => item.trim());
  const isChunked =
    encodings.includes('aws-chunked') || (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { body, trailers } = isChunked ? decodeChunked(raw) : { body: raw, trailers: {} };

  const stored: Record<string, string> = {};
  for (const name of kept) if (headers[name] !== undefined) stored[name] = headers[name];
  const encoding = encodings.filter((item) => item !== '' && item !== 'aws-chunked').join(',');
  if (encoding) stored['content-encoding'] = encoding;
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith('x-amz-meta-')) stored[name] = value;

  const sent: Readonly<Record<string, string>> = { ...headers, ...trailers };
  for (const [name, compute] of Object.entries(checksums)) {
    if (sent[name] === undefined) continue;
    if (sent[name] !== compute(body)) {
      throw new AwsError(
        'BadDigest',
        `The ${name.slice('x-amz-checksum-'.length).toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
    stored[name] = sent[name];
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return { body, headers: stored };
}
