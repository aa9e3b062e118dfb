import { environmentOf } from './environment.ts';
import type { LibraryFunction } from './table.ts';

interface LibraryDefinition {
  implementation(millis: number, picture?: string, timezone?: string): unknown;
}

/** `$now(formato?, fuso?)`: a hora do relógio da execução. */
export const now: LibraryFunction = {
  signature: '<s?s?:s>',
  implementation(picture?: string, timezone?: string) {
    const fromMillis = this.environment.lookup('fromMillis') as LibraryDefinition;
    return fromMillis.implementation(environmentOf(this).env.now(), picture, timezone);
  },
};

/** `$millis()`: a hora do relógio da execução, em milissegundos. */
export const millis: LibraryFunction = {
  signature: '<:n>',
  implementation() {
    return environmentOf(this).env.now();
  },
};
