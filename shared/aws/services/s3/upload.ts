import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { HttpRequest } from '../../service.ts';
import { type Algorithm, algorithms, checksum, headerOf } from './checksums.ts';
import { decodeChunked } from './chunked-body.ts';

/** Um envio conferido: o conteúdo e os cabeçalhos que ficam com o objeto. */
export interface Upload {
  readonly body: Buffer;
  /** Os de `storedHeaders` e as somas conferidas. */
  readonly headers: Readonly<Record<string, string>>;
}

const kept = [
  'content-type',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-amz-website-redirect-location',
];

/** Os cabeçalhos de um pedido; numa URL pré-assinada os `x-amz-*` vêm na consulta. */
export function requestHeaders(request: HttpRequest | undefined): Readonly<Record<string, string>> {
  const hoisted = [...(request?.query ?? [])].filter(
    ([name]) => /^x-amz-/.test(name) && !name.startsWith('x-amz-signature'),
  );
  return { ...Object.fromEntries(hoisted), ...request?.headers };
}

/** Os cabeçalhos que ficam guardados com o objeto, sem as somas: tipo, cache, `x-amz-meta-*`. */
export function storedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const stored: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (kept.includes(name) || name.startsWith('x-amz-meta-')) stored[name] = value;
  }
  const encoding = encodingsOf(headers).filter((item) => item !== '' && item !== 'aws-chunked');
  if (encoding.length > 0) stored['content-encoding'] = encoding.join(',');
  return stored;
}

function encodingsOf(headers: Readonly<Record<string, string>>): string[] {
  return (headers['content-encoding'] ?? '').split(',').map((item) => item.trim());
}

function badDigest(name: string): AwsError {
  return new AwsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}

/** Confere o resumo do corpo que o cliente assinou, e o MD5 quando ele o mandou. */
function checkDigests(body: Buffer, headers: Readonly<Record<string, string>>): void {
  const signed = headers['x-amz-content-sha256'] ?? '';
  if (/^[0-9a-f]{64}$/.test(signed) && createHash('sha256').update(body).digest('hex') !== signed) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

/**
 * Lê o conteúdo de um envio e confere as somas que vieram com ele. Quem não manda nenhuma ganha a CRC64NVME,
 * que a AWS calcula para todos desde dezembro de 2024.
 * @throws `AwsError` `BadDigest` quando o que chegou não é o que foi enviado
 */
export async function readUpload(request: HttpRequest | undefined, wanted?: Algorithm): Promise<Upload> {
  const headers = requestHeaders(request);
  const raw = request?.body ?? Buffer.alloc(0);
  const isChunked =
    encodingsOf(headers).includes('aws-chunked') ||
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { body, trailers } = isChunked ? decodeChunked(raw) : { body: raw, trailers: {} };
  checkDigests(body, headers);

  const sent: Readonly<Record<string, string>> = { ...headers, ...trailers };
  const stored = storedHeaders(headers);
  const given = algorithms.filter((algorithm) => sent[headerOf(algorithm)] !== undefined);
  for (const algorithm of given) {
    const value = await checksum(algorithm, [body]);
    if (sent[headerOf(algorithm)] !== value) throw badDigest(algorithm);
    stored[headerOf(algorithm)] = value;
  }
  if (given.length === 0) {
    const algorithm = wanted ?? 'CRC64NVME';
    stored[headerOf(algorithm)] = await checksum(algorithm, [body]);
  }
  return { body, headers: stored };
}
