import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const ALGORITHMS = new Map([
  ['SHA-1', sha1],
  ['SHA-384', sha384],
  ['SHA-256', sha256],
  ['SHA-512', sha512],
  ['MD5', md5],
]);

/** Os algoritmos aceitos, na ordem em que a AWS os lista. */
export const HASH_ALGORITHMS: readonly string[] = [...ALGORITHMS.keys()];

/** O resumo de um texto em UTF-8, em hexadecimal; `undefined` se o algoritmo não existe. */
export function hash(text: string, algorithm: string): string | undefined {
  const digest = ALGORITHMS.get(algorithm);
  return digest && bytesToHex(digest(utf8ToBytes(text)));
}
