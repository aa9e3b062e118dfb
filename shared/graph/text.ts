/**
 * Medida de texto sem DOM, para que o mesmo desenho saia no servidor e na página.
 * As larguras são as de uma fonte sem serifa comum (Arial, em milésimos do corpo) com folga:
 * a fonte do sistema varia, e é melhor sobrar espaço do que faltar.
 */

const NARROW = new Set("ijl.,:;'|!()[]{}ft ·-íìîI/\\");
const WIDE = new Set('mwMW%@…≥≤≠“”');
const SLACK = 1.1;

/** Largura estimada, em px, de uma linha de texto. */
export function measure(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character);
  return Math.ceil((thousandths / 1000) * fontSize * SLACK);
}

/** As larguras já calculadas: medir texto é o que mais se faz ao desenhar. */
const widths = new Map<string, number>();

function widthOf(character: string): number {
  let width = widths.get(character);
  if (width === undefined) {
    width = estimate(character);
    widths.set(character, width);
  }
  return width;
}

function estimate(character: string): number {
  if (NARROW.has(character)) return 320;
  if (WIDE.has(character)) return 890;
  if (character > '\u2fff') return 1050;
  return character >= 'A' && character <= 'Z' ? 690 : 550;
}

/**
 * Quebra o texto em linhas que cabem na largura. Palavras maiores que a linha são cortadas;
 * o que passar de `maxLines` vira reticências.
 */
export function wrap(text: string, fontSize: number, maxWidth: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of splitWords(text, fontSize, maxWidth)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer, fontSize) > maxWidth) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = `${kept[maxLines - 1]}…`;
  return kept;
}

function splitWords(text: string, fontSize: number, maxWidth: number): string[] {
  const words: string[] = [];
  for (const word of text.split(/\s+/)) {
    let piece = '';
    for (const character of word) {
      if (piece && measure(piece + character, fontSize) > maxWidth) {
        const cut = breakIn(piece);
        words.push(piece.slice(0, cut));
        piece = piece.slice(cut);
      }
      piece += character;
    }
    if (piece) words.push(piece);
  }
  return words;
}

/** Onde cortar uma palavra longa: depois de um ponto ou antes de uma maiúscula, se isso não a deixa curta demais. */
function breakIn(piece: string): number {
  const places = [...piece.matchAll(/(?<=[._:/,(-])|(?<=\p{Ll})(?=\p{Lu})/gu)].map(({ index }) => index);
  const last = places.filter((index) => index < piece.length).at(-1) ?? 0;
  return last > piece.length * 0.4 ? last : piece.length;
}
