import type { Intrinsics } from './table.ts';

/** As funções de textos. */
export const strings: Intrinsics = {
  // Cada caractere do segundo argumento separa; pedaços vazios não contam.
  'States.StringSplit': (args) => {
    const text = args.count(2).string(0);
    const separators = new Set(args.string(1));
    const pieces: string[] = [];
    let piece = '';
    for (const char of text) {
      if (!separators.has(char)) piece += char;
      else {
        if (piece !== '') pieces.push(piece);
        piece = '';
      }
    }
    if (piece !== '') pieces.push(piece);
    return pieces;
  },

  // A AWS não recusa argumentos a mais.
  'States.UUID': (_args, env) => env.uuid(),
};
