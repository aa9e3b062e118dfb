/** Uma definição guardada como texto dentro de um arquivo: onde cada pedaço dela está escrito lá. */
import type { Edit, Span } from '../finding.ts';

/** A ida de um texto de dentro até o arquivo. */
export interface Embedding {
  /** O pedaço do arquivo em que um pedaço do texto está. */
  spanInFile(span: Span): Span;
  /** As trocas no arquivo que fazem estas no texto; `undefined` quando não há como fazê-las com segurança. */
  editsInFile(edits: readonly Edit[]): readonly Edit[] | undefined;
}

/**
 * Descobre como um texto está escrito em um arquivo: entre aspas, com escapes, ou em um bloco `|` de YAML.
 * @param file o arquivo
 * @param place o valor no arquivo, com as aspas ou com a barra do bloco
 * @param inner o texto que se lê ali
 * @returns escrito de outro jeito, um que aponta tudo para o campo e não deixa trocar nada
 */
export function embeddingOf(file: string, place: Span, inner: string): Embedding {
  const raw = file.slice(place.offset, place.offset + place.length);
  const found = quoted(raw, inner) ?? block(raw, inner);
  if (!found) return { spanInFile: () => place, editsInFile: () => undefined };
  const { starts, write } = found;
  const spanInFile = ({ offset, length }: Span): Span => {
    const from = starts[Math.min(offset, inner.length)] ?? 0;
    const to = starts[Math.min(offset + length, inner.length)] ?? from;
    return { offset: place.offset + from, length: Math.max(length === 0 ? 0 : 1, to - from) };
  };
  return {
    spanInFile,
    editsInFile: (edits) => edits.map((edit) => ({ ...spanInFile(edit), text: write(edit.text) })),
  };
}

/** Onde cada caractere do texto começa, e onde o último acaba; e como se escreve um pedaço novo. */
interface Written {
  starts: readonly number[];
  write(text: string): string;
}

const CHARACTER = /\\u[\da-fA-F]{4}|\\.|./gs;

/** Entre aspas duplas, como o JSON escreve. */
function quoted(raw: string, inner: string): Written | undefined {
  if (!raw.startsWith('"') || read(raw) !== inner) return undefined;
  const starts = [...raw.slice(1, -1).matchAll(CHARACTER)].map(({ index }) => index + 1);
  return { starts: [...starts, raw.length - 1], write: (text) => JSON.stringify(text).slice(1, -1) };
}

function read(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** Em um bloco `|`: as mesmas linhas, com um recuo a mais. */
function block(raw: string, inner: string): Written | undefined {
  if (!/^\|[-+\d]*[ \t]*\r?\n/.test(raw)) return undefined;
  const lines = raw.split('\n');
  const starts: number[] = [];
  let at = (lines[0] ?? '').length + 1;
  let indent: string | undefined;
  for (const [index, line] of inner.split('\n').entries()) {
    const whole = lines[index + 1]?.replace(/\r$/, '') ?? '';
    if (!whole.endsWith(line)) return undefined;
    const shift = whole.length - line.length;
    if (line !== '') indent ??= whole.slice(0, shift);
    for (let column = 0; column <= line.length; column++)
      starts.push(Math.min(at + shift + column, raw.length));
    at += (lines[index + 1] ?? '').length + 1;
  }
  const newline = raw.includes('\r\n') ? '\r\n' : '\n';
  return { starts, write: (text) => text.replaceAll('\n', `${newline}${indent ?? ''}`) };
}
