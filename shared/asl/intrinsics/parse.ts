import type { Json } from '../json/index.ts';
import { type ParsedPath, parsePathPrefix } from '../jsonpath/parse.ts';
import { IntrinsicSyntaxError } from './errors.ts';

/** Quantas chamadas podem estar uma dentro da outra. */
export const MAX_NESTING = 10;

/** Uma chamada como está escrita. */
export interface IntrinsicCall {
  name: string;
  args: IntrinsicArgument[];
}

export type IntrinsicArgument =
  | { kind: 'literal'; value: Json; raw?: string }
  | { kind: 'path'; text: string; path: ParsedPath }
  | { kind: 'call'; call: IntrinsicCall };

const functionName = /States\.[A-Za-z0-9]+/y;
const literal = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?=[\s,)])/y;

/** Diz se o texto tem cara de função intrínseca, e não de caminho. */
export function isIntrinsic(text: string): boolean {
  return text.startsWith('States.');
}

/**
 * Lê uma chamada: `States.Format('{} de {}', $.nome, States.ArrayLength($.itens))`.
 * @throws IntrinsicSyntaxError
 */
export function parseIntrinsic(text: string): IntrinsicCall {
  const reader = new IntrinsicReader(text);
  const call = reader.readCall(1);
  reader.expectEnd();
  return call;
}

class IntrinsicReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  readCall(nesting: number): IntrinsicCall {
    if (nesting > MAX_NESTING) throw new IntrinsicSyntaxError(`More than ${MAX_NESTING} nested functions`);
    const name = this.match(functionName);
    if (name === undefined) throw this.unexpected();
    this.expect('(');
    const args: IntrinsicArgument[] = [];
    this.skipSpace();
    if (this.text[this.at] === ')') this.at++;
    else {
      do {
        this.skipSpace();
        args.push(this.readArgument(nesting));
        this.skipSpace();
      } while (this.take(','));
      this.expect(')');
    }
    return { name, args };
  }

  expectEnd(): void {
    this.skipSpace();
    if (this.at < this.text.length) throw this.unexpected();
  }

  private readArgument(nesting: number): IntrinsicArgument {
    const char = this.text[this.at];
    if (char === "'") return this.readString();
    if (char === '$') return this.readPath();
    if (char === 'S') return { kind: 'call', call: this.readCall(nesting + 1) };
    const found = this.match(literal);
    if (found === undefined) throw this.unexpected();
    return { kind: 'literal', value: JSON.parse(normalizeNumber(found)) as Json };
  }

  private readString(): IntrinsicArgument {
    const start = ++this.at;
    let value = '';
    for (; this.at < this.text.length; this.at++) {
      const char = this.text[this.at]!;
      if (char === "'") {
        const raw = this.text.slice(start, this.at++);
        return { kind: 'literal', value, raw };
      }
      if (char === '\\' && "'\\{}".includes(this.text[this.at + 1] ?? ' ')) this.at++;
      value += this.text[this.at];
    }
    throw this.unexpected();
  }

  private readPath(): IntrinsicArgument {
    const start = this.at;
    const { end, ...path } = parsePathPrefix(this.text, start);
    this.at = end;
    return { kind: 'path', text: this.text.slice(start, end), path };
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private take(symbol: string): boolean {
    if (this.text[this.at] !== symbol) return false;
    this.at++;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected();
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  private unexpected(): IntrinsicSyntaxError {
    return new IntrinsicSyntaxError(`Unexpected character at position ${this.at} of '${this.text}'`);
  }
}

/** `007` e `-01` não são JSON, mas são números. */
function normalizeNumber(found: string): string {
  return /^-?\d/.test(found) ? String(Number(found)) : found;
}
