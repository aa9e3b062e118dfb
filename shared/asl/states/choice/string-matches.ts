/**
 * Prepara o padrão de `StringMatches`: `*` vale por qualquer texto, `\*` por um asterisco, `\\` por uma
 * barra. Compara em tempo linear no texto, qualquer que seja o padrão.
 */
export function compileStringMatches(pattern: string): (text: string) => boolean {
  const pieces = piecesOf(pattern);
  const first = pieces[0] as string;
  const last = pieces.at(-1) as string;
  if (pieces.length === 1) return (text) => text === first;
  const middle = pieces.slice(1, -1);
  return (text) => {
    if (text.length < first.length + last.length) return false;
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let position = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, position);
      if (found < 0 || found + piece.length > end) return false;
      position = found + piece.length;
    }
    return true;
  };
}

/** Os textos fixos entre os asteriscos. */
function piecesOf(pattern: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] as string;
    const escaped = character === '\\' ? pattern[index + 1] : undefined;
    if (escaped === '*' || escaped === '\\') {
      piece += escaped;
      index++;
    } else if (character === '*') {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...pieces, piece];
}
