import { parseJson } from '../../json/index.ts';
import { LIMITS, outOfMemory } from '../guard.ts';
import { functionError } from './environment.ts';
import type { LibraryFunction } from './table.ts';

/** `$parse(texto)`: o JSON escrito no texto. */
export const parse: LibraryFunction = {
  signature: '<s?:x>',
  implementation(text?: string) {
    if (text === undefined) return undefined;
    try {
      return parseJson(text);
    } catch {
      throw functionError('Invalid JSON');
    }
  },
};

/** `$pad(texto, largura, caractere?)`: a da biblioteca não tem limite de largura. */
export const pad: LibraryFunction = {
  signature: '<s-ns?:s>',
  implementation(text?: string, width?: number, char?: string) {
    if (text === undefined) return undefined;
    const missing = Math.trunc(Math.abs(width ?? 0)) - Array.from(text).length;
    if (!(missing > 0)) return text;
    if (missing > LIMITS.bytes) throw outOfMemory();
    const fill = Array.from(char || ' ');
    const whole = fill.join('').repeat(Math.floor(missing / fill.length));
    const padding = whole + fill.slice(0, missing % fill.length).join('');
    return (width ?? 0) < 0 ? padding + text : text + padding;
  },
};
