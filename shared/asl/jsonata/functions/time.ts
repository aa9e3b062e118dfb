import { timeout } from '../guard.ts';
import { environmentOf } from './environment.ts';
import type { LibraryFunction } from './table.ts';

interface LibraryDefinition {
  implementation(value: unknown, picture?: string, timezone?: string): unknown;
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

/** Quantas divisões de um texto entre os campos de um formato se tentam. */
const MAX_SPLITS = 1_000_000;

/**
 * `$toMillis(texto, formato?)`: a da biblioteca, que experimenta todas as divisões do texto entre campos
 * sem separador. Um formato com divisões demais é recusado antes.
 */
export const toMillis: LibraryFunction = {
  signature: '<s-s?:n>',
  implementation(text?: string, picture?: string) {
    if (text === undefined) return undefined;
    if (picture !== undefined && splits(text.length, longestRun(picture)) > MAX_SPLITS) throw timeout();
    const library = this.environment.lookup('toMillis') as LibraryDefinition;
    return library.implementation.call(this, text, picture);
  },
};

/** O maior número de campos de largura livre que disputam o mesmo trecho do texto. */
function longestRun(picture: string): number {
  let longest = 0;
  let run = 0;
  for (const [, marker, literal] of picture.matchAll(/\[([^\]]*)\]|([^[]+)/g)) {
    // Um separador que não é letra, algarismo, espaço, vírgula nem hífen encerra a disputa.
    if (literal !== undefined) run = /[^\w ,-]/.test(literal) ? 0 : run;
    else if (!/\d{2}/.test(marker ?? '')) longest = Math.max(longest, ++run);
  }
  return longest;
}

/** De quantos modos um texto se divide em `parts` pedaços. */
function splits(length: number, parts: number): number {
  let ways = 1;
  for (let i = 1; i < parts && ways <= MAX_SPLITS; i++) ways = (ways * (length - i)) / i;
  return ways;
}
