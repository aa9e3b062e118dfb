import { isObject, type Json } from '../json/index.ts';
import type { Edit, Fix, Path, RuleFix, Span } from './finding.ts';
import type { Source } from './read/source.ts';

/** O valor em um lugar da definição; `undefined` se não há nada lá. */
export function valueAt(definition: Json, path: Path): Json | undefined {
  let value: Json | undefined = definition;
  for (const part of path) {
    if (value === undefined || value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, Json>)[part];
  }
  return value;
}

/** O texto com as trocas feitas. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.offset - one.offset)
    .reduce(
      (now, { offset, length, text: put }) => now.slice(0, offset) + put + now.slice(offset + length),
      text,
    );
}

/** O texto com o conserto feito. */
export const applyFix = (text: string, { edits }: Fix): string => applyEdits(text, edits);

/** As linhas que mudam, como ficam depois. */
export function mendedLines(text: string, edits: readonly Edit[]): string {
  const first = Math.min(...edits.map(({ offset }) => offset));
  const last = Math.max(...edits.map(({ offset, length }) => offset + length));
  // Só as linhas tocadas: refazer o texto inteiro a cada achado custa caro em um texto grande.
  const from = first === 0 ? 0 : text.lastIndexOf('\n', first - 1) + 1;
  const end = text.indexOf('\n', last);
  const lines = text.slice(from, end === -1 ? text.length : end);
  return applyEdits(
    lines,
    edits.map((edit) => ({ ...edit, offset: edit.offset - from })),
  ).trimEnd();
}

const jsonOf = (value: Json, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);

/** O recuo da linha em que uma posição está. */
const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';

/**
 * As trocas que um conserto pede no texto. Em YAML só se trocam nomes e valores simples: o resto mudaria o recuo.
 * @returns `undefined` quando não há como fazê-lo com segurança
 */
export function editsOf(source: Source, fix: RuleFix): readonly Edit[] | undefined {
  const { text, syntax, spanOf } = source;
  const key = spanOf(fix.path, 'key');
  const value = spanOf(fix.path, 'value');
  if (!value) return undefined;
  const isJson = syntax === 'json';
  if (fix.kind === 'rename') return key && [{ ...key, text: isJson ? JSON.stringify(fix.name) : fix.name }];
  if (fix.kind === 'replace') {
    if (!isJson && typeof fix.value === 'object') return undefined;
    return [{ ...value, text: jsonOf(fix.value, indentAt(text, value.offset)) }];
  }
  if (!isJson) return undefined;
  return fix.kind === 'add'
    ? addition(text, value, fix.name, fix.value, source, fix.path)
    : removal(text, key ?? value, value);
}

function addition(
  text: string,
  object: Span,
  name: string,
  value: Json,
  { definition, spanOf }: Source,
  path: Path,
): readonly Edit[] | undefined {
  const current = definition === undefined ? undefined : valueAt(definition, path);
  if (current === undefined || !isObject(current)) return undefined;
  const last = Object.keys(current).at(-1);
  const lastSpan = last === undefined ? undefined : spanOf([...path, last], 'value');
  const first = Object.keys(current)[0];
  const firstKey = first === undefined ? undefined : spanOf([...path, first], 'key');
  if (!lastSpan || !firstKey) {
    return [{ offset: object.offset + 1, length: 0, text: `${JSON.stringify(name)}: ${jsonOf(value, '')}` }];
  }
  const isOneLine = !text.slice(object.offset, firstKey.offset).includes('\n');
  const indent = indentAt(text, firstKey.offset);
  const separator = isOneLine ? ', ' : `,\n${indent}`;
  const written = isOneLine ? JSON.stringify(value) : jsonOf(value, indent);
  return [
    {
      offset: lastSpan.offset + lastSpan.length,
      length: 0,
      text: `${separator}${JSON.stringify(name)}: ${written}`,
    },
  ];
}

/** Apaga um campo com a vírgula dele: a de depois ou, no último, a de antes. */
function removal(text: string, key: Span, value: Span): readonly Edit[] {
  const end = value.offset + value.length;
  const after = /^\s*,[ \t]*\n?[ \t]*/.exec(text.slice(end))?.[0];
  if (after !== undefined) return [{ offset: key.offset, length: end + after.length - key.offset, text: '' }];
  const before = /,\s*$/.exec(text.slice(0, key.offset))?.[0] ?? '';
  const from = key.offset - before.length;
  return [{ offset: from, length: end - from, text: '' }];
}
