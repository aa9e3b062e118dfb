import { indexTerms } from './terms.ts';

/** Um pedaço de trecho, marcado ou não. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Uma palavra achada: onde começa e onde acaba no texto. */
interface Found {
  start: number;
  end: number;
  terms: string[];
}

/** Quantos caracteres o trecho mostra, e quantos deles antes da primeira palavra achada. */
const LENGTH = 170;
const BEFORE = 40;

function foundIn(text: string, terms: ReadonlySet<string>): Found[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: word, index }): Found[] => {
    const matched = indexTerms(word).filter((term) => terms.has(term));
    return matched.length > 0 ? [{ start: index, end: index + word.length, terms: matched }] : [];
  });
}

/** Corta o texto em pedaços, com as palavras achadas marcadas. */
function cut(text: string, found: readonly Found[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end } of found) {
    if (start < from || end > to) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMarked: false });
  return pieces;
}

/** O texto inteiro, com as palavras achadas marcadas: para um título. */
export const mark = (text: string, terms: readonly string[]): Piece[] =>
  cut(text, foundIn(text, new Set(terms)), 0, text.length);

/** Onde o trecho começa: na janela com mais palavras diferentes. */
function bestStart(found: readonly Found[]): number {
  const variety = ({ start }: Found): number =>
    new Set(
      found
        .filter((other) => other.start >= start && other.end <= start + LENGTH - BEFORE)
        .flatMap((f) => f.terms),
    ).size;
  const scores = found.map(variety);
  return found[scores.indexOf(Math.max(...scores))]?.start ?? 0;
}

/**
 * O pedaço de um texto que explica por que ele foi achado.
 * @param texts o texto corrido e, se nada foi achado nele, o código
 * @param terms as formas do índice que acharam o texto
 */
export function excerpt(texts: readonly string[], terms: readonly string[]): Piece[] {
  const wanted = new Set(terms);
  const text = texts.find((candidate) => foundIn(candidate, wanted).length > 0) ?? texts[0] ?? '';
  const found = foundIn(text, wanted);
  const wish = Math.max(0, bestStart(found) - BEFORE);
  const from = wish === 0 ? 0 : text.indexOf(' ', wish) + 1;
  const wishEnd = Math.min(text.length, from + LENGTH);
  const lastSpace = text.lastIndexOf(' ', wishEnd);
  const to = wishEnd === text.length || lastSpace <= from ? wishEnd : lastSpace;
  return [
    ...(from > 0 ? [{ text: '… ', isMarked: false }] : []),
    ...cut(text, found, from, to),
    ...(to < text.length ? [{ text: ' …', isMarked: false }] : []),
  ];
}
