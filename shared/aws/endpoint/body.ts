import type { Readable } from 'node:stream';
import { AwsError } from '../errors.ts';

/**
 * Lê o corpo inteiro de um pedido, até `limit` bytes.
 * @throws `AwsError` `RequestEntityTooLargeException` (413) quando passa do limite; o resto não é lido.
 */
export async function readBody(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) {
      throw new AwsError(
        'RequestEntityTooLargeException',
        `Request must be smaller than ${limit} bytes for this operation`,
        413,
      );
    }
    chunks.push(chunk as Buffer);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
