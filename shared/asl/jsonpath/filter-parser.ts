import { RE2JS } from 're2js';
import type { Json } from '../json/index.ts';
import { PathSyntaxError } from './errors.ts';
import {
  type Filter,
  type FilterOperand,
  type FilterOperator,
  type FilterPath,
  OPERATORS,
} from './filter.ts';
import { type Cursor, readQuoted, readTokens } from './parse.ts';

/** Quantos parênteses e negações um filtro pode ter, um dentro do outro. */
const MAX_NESTING = 100;
const literal = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y;

/** Lê o filtro que segue o `?`, com os seus parênteses. */
export function parseFilter(cursor: Cursor): Filter {
  return new FilterParser(cursor).read();
}

class FilterParser {
  private readonly cursor: Cursor;
  private nesting = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  read(): Filter {
    this.expect('(');
    const filter = this.or();
    this.expect(')');
    return filter;
  }

  private or(): Filter {
    let left = this.and();
    while (this.take('||')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  private and(): Filter {
    let left = this.unary();
    while (this.take('&&')) left = { kind: 'and', left, right: this.unary() };
    return left;
  }

  private unary(): Filter {
    if (++this.nesting > MAX_NESTING) throw new PathSyntaxError('Filter is nested too deeply');
    let filter: Filter;
    if (this.take('!')) filter = { kind: 'not', operand: this.unary() };
    else if (this.take('(')) {
      filter = this.or();
      this.expect(')');
    } else filter = this.comparison();
    this.nesting--;
    return filter;
  }

  private comparison(): Filter {
    const left = this.operand();
    this.skip();
    const operator = OPERATORS.find((each) => this.startsWithOperator(each));
    if (operator === undefined) {
      if (left.kind !== 'path') throw this.unexpected();
      return { kind: 'exists', path: left.path };
    }
    this.cursor.at += operator.length;
    return { kind: 'compare', operator, left, right: this.operand() };
  }

  private startsWithOperator(operator: FilterOperator): boolean {
    const { text, at } = this.cursor;
    if (text.slice(at, at + operator.length).toLowerCase() !== operator) return false;
    return !/[a-z]/.test(operator) || !/[\w$]/.test(text[at + operator.length] ?? '');
  }

  private operand(): FilterOperand {
    this.skip();
    const { cursor } = this;
    const char = cursor.text[cursor.at];
    if (char === '@' || char === '$') return { kind: 'path', path: this.path(char) };
    if (char === '/') return { kind: 'pattern', pattern: this.pattern() };
    if (char === '[') return { kind: 'value', value: this.list() };
    return { kind: 'value', value: this.scalar() };
  }

  private path(root: '@' | '$'): FilterPath {
    this.cursor.at++;
    return { from: root === '@' ? 'item' : 'root', tokens: readTokens(this.cursor) };
  }

  private list(): Json[] {
    this.expect('[');
    const items: Json[] = [];
    while (!this.take(']')) {
      if (items.length > 0) this.expect(',');
      this.skip();
      items.push(this.scalar());
    }
    return items;
  }

  private scalar(): Json {
    const { cursor } = this;
    if (cursor.text[cursor.at] === "'" || cursor.text[cursor.at] === '"') return readQuoted(cursor);
    literal.lastIndex = cursor.at;
    const found = literal.exec(cursor.text)?.[0];
    if (found === undefined) throw this.unexpected();
    cursor.at += found.length;
    return JSON.parse(found) as Json;
  }

  private pattern(): RE2JS {
    const { cursor } = this;
    let end = cursor.at + 1;
    while (end < cursor.text.length && cursor.text[end] !== '/') end += cursor.text[end] === '\\' ? 2 : 1;
    const source = cursor.text.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    const insensitive = cursor.text[cursor.at] === 'i';
    if (insensitive) cursor.at++;
    try {
      return RE2JS.compile(source, insensitive ? RE2JS.CASE_INSENSITIVE : 0);
    } catch {
      throw new PathSyntaxError(`Invalid regular expression: /${source}/`);
    }
  }

  private take(symbol: string): boolean {
    this.skip();
    if (!this.cursor.text.startsWith(symbol, this.cursor.at)) return false;
    this.cursor.at += symbol.length;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected();
  }

  private skip(): void {
    while (this.cursor.text[this.cursor.at] === ' ') this.cursor.at++;
  }

  private unexpected(): PathSyntaxError {
    return new PathSyntaxError(`Failed to parse filter at position ${this.cursor.at}`);
  }
}
