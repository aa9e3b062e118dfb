import { AwsError } from '../../errors.ts';

/** O corpo de um envio, e os cabeçalhos que vieram depois dele. */
export interface DecodedBody {
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

function malformed(): never {
  throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
}

/**
 * Desfaz o `aws-chunked`, o envio em pedaços que os SDKs de hoje usam: `TAMANHO[;assinatura]`, o pedaço, e no
 * fim cabeçalhos como `x-amz-checksum-crc32`.
 */
export function decodeChunked(encoded: Buffer): DecodedBody {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = (): string => {
    const end = encoded.indexOf('\r\n', position);
    if (end < 0) malformed();
    const text = encoded.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    const head = /^([0-9a-fA-F]{1,8})(?:;|$)/.exec(line());
    if (!head?.[1]) malformed();
    const size = Number.parseInt(head[1], 16);
    if (size === 0) break;
    if (position + size + 2 > encoded.length) malformed();
    chunks.push(encoded.subarray(position, position + size));
    position += size;
    if (line() !== '') malformed();
  }
  const trailers: Record<string, string> = {};
  while (position < encoded.length) {
    const [, name, value] = /^([a-z0-9-]+):(.*)$/i.exec(line()) ?? [];
    if (name && value !== undefined) trailers[name.toLowerCase()] = value.trim();
  }
  return { body: Buffer.concat(chunks), trailers };
}
