import { PathSyntaxError } from './errors.ts';
import { parseFilter } from './filter-parser.ts';
import { FUNCTIONS } from './functions.ts';
import type { PathToken } from './tokens.ts';

/** A raiz de um caminho: `$` (entrada), `$$` (contexto) ou `$nome` (variável). */
export type PathRoot = { kind: 'input' } | { kind: 'context' } | { kind: 'variable'; name: string };

export interface ParsedPath {
  root: PathRoot;
  tokens: PathToken[];
}

const variable = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const dotName = /[^.[\]()'"\s*,?]+/y;
const integer = /^-?\d+$/;

/**
 * Lê um caminho inteiro.
 * @throws PathSyntaxError se sobrar texto ou faltar algo.
 */
export function parsePath(text: string): ParsedPath {
  const reader = new PathReader(text);
  const parsed = reader.read();
  if (reader.at < text.length) throw new PathSyntaxError(`Unexpected character at position ${reader.at}`);
  return parsed;
}

/** Lê um caminho no começo de `text`, a partir de `from`; devolve também onde ele termina. */
export function parsePathPrefix(text: string, from: number): ParsedPath & { end: number } {
  const reader = new PathReader(text, from);
  return { ...reader.read(), end: reader.at };
}

class PathReader {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  read(): ParsedPath {
    if (this.text[this.at] !== '$') throw new PathSyntaxError("Reference path didn't start with '$'");
    this.at++;
    const root = this.readRoot();
    return { root, tokens: readTokens(this) };
  }

  private readRoot(): PathRoot {
    if (this.text[this.at] === '$') {
      this.at++;
      return { kind: 'context' };
    }
    variable.lastIndex = this.at;
    const name = variable.exec(this.text)?.[0];
    if (name === undefined) return { kind: 'input' };
    this.at += name.length;
    return { kind: 'variable', name };
  }
}

/** Onde a leitura está. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Lê os passos que seguem a raiz, até o primeiro caractere que não faz parte do caminho. */
export function readTokens(cursor: Cursor): PathToken[] {
  const tokens: PathToken[] = [];
  for (;;) {
    const char = cursor.text[cursor.at];
    if (char === '[') tokens.push(readBracket(cursor));
    else if (char === '.') readDot(cursor, tokens);
    else return tokens;
    if (tokens.at(-1)!.kind === 'function') return tokens;
  }
}

function readDot(cursor: Cursor, tokens: PathToken[]): void {
  cursor.at++;
  if (cursor.text[cursor.at] === '.') {
    cursor.at++;
    tokens.push({ kind: 'scan' });
    if (cursor.text[cursor.at] === '[') {
      tokens.push(readBracket(cursor));
      return;
    }
  }
  if (cursor.text[cursor.at] === '*') {
    cursor.at++;
    tokens.push({ kind: 'wildcard' });
    return;
  }
  dotName.lastIndex = cursor.at;
  const name = dotName.exec(cursor.text)?.[0];
  if (name === undefined) throw new PathSyntaxError("Path must not end with a '.' or '..'");
  cursor.at += name.length;
  if (cursor.text[cursor.at] !== '(') {
    tokens.push({ kind: 'property', names: [name] });
    return;
  }
  if (!Object.hasOwn(FUNCTIONS, name) || cursor.text[cursor.at + 1] !== ')') {
    throw new PathSyntaxError(`Function with name: ${name} does not exist.`);
  }
  cursor.at += 2;
  tokens.push({ kind: 'function', name });
}

function readBracket(cursor: Cursor): PathToken {
  const start = ++cursor.at;
  skipSpace(cursor);
  const char = cursor.text[cursor.at];
  if (char === "'" || char === '"') return { kind: 'property', names: readNames(cursor) };
  if (char === '?') {
    cursor.at++;
    const filter = parseFilter(cursor);
    expectClose(cursor);
    return { kind: 'filter', filter };
  }
  const end = cursor.text.indexOf(']', cursor.at);
  if (end < 0) throw new PathSyntaxError(`Could not parse token starting at position ${start - 1}`);
  const inside = cursor.text.slice(cursor.at, end).trim();
  cursor.at = end + 1;
  if (inside === '*') return { kind: 'wildcard' };
  const parts = inside.split(',').map((part) => part.trim());
  if (parts.every((part) => integer.test(part))) return { kind: 'index', indexes: parts.map(Number) };
  const bounds = inside.split(':').map((part) => part.trim());
  if (bounds.length === 2 && bounds.every((bound) => bound === '' || integer.test(bound)) && inside !== ':') {
    const [from, to] = bounds.map((bound) => (bound === '' ? undefined : Number(bound)));
    return { kind: 'slice', from, to };
  }
  throw new PathSyntaxError(`Could not parse token starting at position ${start - 1}`);
}

function readNames(cursor: Cursor): string[] {
  const names: string[] = [];
  for (;;) {
    skipSpace(cursor);
    names.push(readQuoted(cursor));
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== ',') break;
    cursor.at++;
  }
  expectClose(cursor);
  return names;
}

/** Lê um texto entre aspas simples ou duplas, com `\` de escape. */
export function readQuoted(cursor: Cursor): string {
  const quote = cursor.text[cursor.at];
  if (quote !== "'" && quote !== '"') {
    throw new PathSyntaxError(`Property must be enclosed in quotes at position ${cursor.at}`);
  }
  let value = '';
  for (cursor.at++; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text[cursor.at]!;
    if (char === quote) {
      cursor.at++;
      return value;
    }
    const next = cursor.text[cursor.at + 1];
    // Só a própria aspa e a barra se escapam; qualquer outra barra é parte do nome.
    if (char === '\\' && (next === quote || next === '\\')) cursor.at++;
    value += cursor.text[cursor.at];
  }
  throw new PathSyntaxError('Property has not been closed - missing closing quote');
}

function expectClose(cursor: Cursor): void {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ']') throw new PathSyntaxError(`Expected ']' at position ${cursor.at}`);
  cursor.at++;
}

export function skipSpace(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at++;
}
