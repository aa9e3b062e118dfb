import { JavaRandom } from '../../intrinsics/java-random.ts';
import { environmentOf } from './environment.ts';
import type { LibraryFunction } from './table.ts';

/** `$random(semente?)`: de 0 a 1. Com semente, o que o Java sorteia com ela. */
export const random: LibraryFunction = {
  signature: '<n?:n>',
  implementation(seed?: number) {
    if (seed === undefined) return environmentOf(this).env.random();
    return new JavaRandom(Math.trunc(seed)).nextDouble();
  },
};

/** `$uuid()`: um UUID v4. */
export const uuid: LibraryFunction = {
  signature: '<:s>',
  implementation() {
    return environmentOf(this).env.uuid();
  },
};
