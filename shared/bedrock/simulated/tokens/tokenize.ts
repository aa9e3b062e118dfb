/** Palavra com o espaço que a precede, número de até três algarismos, sinais seguidos, ou espaços. */
const PIECE = / ?\p{L}[\p{L}\p{M}]*|\p{N}{1,3}| ?[^\s\p{L}\p{N}]{1,3}|\s+/gu;

/** Letras que cabem no primeiro pedaço de uma palavra, e em cada um dos seguintes. */
const FIRST = 6;
const NEXT = 4;
/** O primeiro pedaço de uma palavra com acento: o vocabulário tem menos delas inteiras. */
const FIRST_ACCENTED = 2;
const ACCENTED = /[^\p{ASCII}]/u;
const WIDE = /[^\p{ASCII}\p{Script=Latin}\p{P}]/u;

/**
 * Corta o texto em pedaços do tamanho aproximado de tokens; juntos, refazem o texto.
 *
 * Aproxima o vocabulário de um tokenizador de verdade sem carregá-lo (ocuparia 20 MB): a regra foi medida
 * contra dois deles, e `tokens.test.ts` guarda a diferença.
 *
 * @param text qualquer texto; o tempo é linear no seu tamanho
 * @returns os pedaços, na ordem
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    end = match.index + match[0].length;
    split(match[0], tokens);
  }
  if (end < text.length) tokens.push(text.slice(end));
  return tokens;
}

function split(piece: string, tokens: string[]): void {
  if (piece.length === 1) {
    tokens.push(piece);
    return;
  }
  if (WIDE.test(piece)) {
    tokens.push(...piece);
    return;
  }
  if (!/\p{L}/u.test(piece)) {
    tokens.push(piece);
    return;
  }
  const letters = [...piece];
  let start = 0;
  const first = ACCENTED.test(piece) ? FIRST_ACCENTED : FIRST;
  let size = letters[0] === ' ' ? first + 1 : first;
  while (start < letters.length) {
    const rest = letters.length - start;
    const taken = rest - size < 2 ? rest : size;
    tokens.push(letters.slice(start, start + taken).join(''));
    start += taken;
    size = NEXT;
  }
}
