import type { Style } from '../reading/style.ts';

const EMOJI = /\s?(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})+/gu;

/** Deixa a resposta no tamanho e na forma pedidos. */
export function shaped(text: string, style: Style): string {
  let result = style.emoji ? text : text.replace(EMOJI, '');
  if (style.form === 'prose') result = inProse(result);
  if (style.maxSentences) result = firstSentences(result, style.maxSentences);
  if (style.maxWords) result = firstWords(result, style.maxWords);
  if (style.maxCharacters) result = firstCharacters(result, style.maxCharacters);
  return result.trim();
}

/** As linhas de uma lista viram uma frase só. */
function inProse(text: string): string {
  return text
    .replace(/([:?])\n\d+\. /g, '$1 ')
    .replace(/\.?\n\d+\. /g, '; ')
    .replace(/\.?\n+/g, '. ');
}

function firstSentences(text: string, count: number): string {
  const sentences = text
    .replace(/\n/g, ' ')
    .split(/(?<=[.!?])(?<!(?:^|\s)\d{1,2}\.)\s+(?=\p{Lu}|\d{1,2}\.\s)/u);
  return sentences.slice(0, count).join(' ');
}

function firstWords(text: string, count: number): string {
  const list = text.split(/(?<=\s)/);
  return list.length <= count
    ? text
    : `${list
        .slice(0, count)
        .join('')
        .trim()
        .replace(/[,;:]$/, '')}…`;
}

/** Corta na última palavra que cabe. */
function firstCharacters(text: string, count: number): string {
  if ([...text].length <= count) return text;
  const start = [...text].slice(0, Math.max(0, count - 1)).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > count / 2 ? start.slice(0, space) : start).replace(/[,;:\s]+$/, '')}…`;
}
