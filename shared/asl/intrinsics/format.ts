import { isObject, type Json } from '../json/index.ts';
import { IntrinsicFailure } from './errors.ts';
import type { Intrinsics } from './table.ts';

/** `States.Format`: cada `{}` do modelo recebe um argumento; `\{` e `\}` são chaves comuns. */
export const format: Intrinsics = {
  'States.Format': (args) => {
    const template = args.string(0);
    const values = args.values.slice(1);
    const pieces = splitTemplate(template, args.name);
    if (values.length !== pieces.length - 1) throw args.invalid();
    return pieces.map((piece, index) => (index === 0 ? piece : show(values[index - 1]!) + piece)).join('');
  },
};

function splitTemplate(template: string, name: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let i = 0; i < template.length; i++) {
    const char = template[i]!;
    const next = template[i + 1];
    if (char === '\\' && next !== undefined && "{}'\\".includes(next)) {
      piece += next;
      i++;
    } else if (char === '{') {
      if (next !== '}') throw unmatched(name, '}', '{');
      pieces.push(piece);
      piece = '';
      i++;
    } else if (char === '}') throw unmatched(name, '{', '}');
    else piece += char;
  }
  return [...pieces, piece];
}

function unmatched(name: string, wanted: string, found: string): IntrinsicFailure {
  return new IntrinsicFailure(`Invalid template in ${name}: matching '${wanted}' not found for '${found}'.`);
}

/** Objetos e listas saem como o Java os mostra: `{nome=Ana, notas=[1, 2]}`. */
function show(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (!isObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}=${show(member)}`)
    .join(', ')}}`;
}
