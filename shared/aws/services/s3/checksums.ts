import { createHash } from 'node:crypto';
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';

/** As somas que os clientes de hoje mandam e conferem. O cabeçalho é `x-amz-checksum-` e o nome em minúsculas. */
export const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type Algorithm = (typeof algorithms)[number];

/** Se a soma é a do objeto inteiro, ou a das somas das partes. */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** Uma conta em andamento: recebe o conteúdo aos pedaços e devolve os bytes da soma. */
interface Running {
  update(bytes: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

function hash(name: 'sha1' | 'sha256'): Running {
  const running = createHash(name);
  return {
    update: (bytes) => void running.update(bytes),
    digest: async () => running.digest(),
  };
}

const start: Readonly<Record<Algorithm, () => Running>> = {
  CRC32: () => new Crc32(),
  CRC32C: () => new Crc32c(),
  CRC64NVME: () => new Crc64Nvme(),
  SHA1: () => hash('sha1'),
  SHA256: () => hash('sha256'),
};

export function headerOf(algorithm: Algorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** O algoritmo que um pedido nomeia; `undefined` quando não nomeia nenhum conhecido. */
export function algorithmNamed(name: string | undefined): Algorithm | undefined {
  return algorithms.find((algorithm) => algorithm === name?.toUpperCase());
}

/** A soma, em base64, do que vier em `pieces`. */
export async function checksum(
  algorithm: Algorithm,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<string> {
  const running = start[algorithm]();
  for await (const piece of pieces) running.update(piece);
  return Buffer.from(await running.digest()).toString('base64');
}

/** A soma das somas das partes, com o número delas: `Zm9vYmFy-3`. */
export async function compositeChecksum(algorithm: Algorithm, parts: readonly string[]): Promise<string> {
  const bytes = parts.map((part) => Buffer.from(part, 'base64'));
  return `${await checksum(algorithm, bytes)}-${parts.length}`;
}
