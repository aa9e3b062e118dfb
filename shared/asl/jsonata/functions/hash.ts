import { HASH_ALGORITHMS, hash } from '../../intrinsics/hash.ts';
import { functionError } from './environment.ts';
import type { LibraryFunction } from './table.ts';

/** `$hash(texto, algoritmo)`: em hexadecimal, sem limite de tamanho. */
export const hashFunction: LibraryFunction = {
  signature: '<ss:s>',
  implementation(text: string, algorithm: string) {
    if (text === undefined || algorithm === undefined) return undefined;
    const digest = hash(text, algorithm);
    if (digest !== undefined) return digest;
    throw functionError(`Hash algorithm '${algorithm}' must be one of ${HASH_ALGORITHMS.join(', ')}`);
  },
};
