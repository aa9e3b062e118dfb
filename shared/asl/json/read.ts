import { type JsonPosition, JsonSyntaxError } from './errors.ts';
import type { Json, JsonObject } from './json.ts';
import { noteNumberText } from './number-text.ts';
import { setOwn } from './object.ts';

/** Níveis de objetos e listas que se aceitam, um dentro do outro: o limite do leitor que a AWS usa. */
export const MAX_DEPTH = 1000;

const EXPECTED = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const identifier = /[\p{L}\p{Nl}_$\p{Sc}][\p{L}\p{Nl}\p{Nd}_$\p{Sc}]*/uy;
const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/**
 * Lê JSON caractere a caractere: anota os números que o JavaScript escreveria de outro jeito e dá os
 * erros com as palavras do Jackson. `parseJson` só o chama quando o `JSON.parse` não basta.
 * @param ignoreRest aceita qualquer texto depois do valor.
 */
export function readJson(text: string, ignoreRest = false): Json {
  return new JsonReader(text).read(ignoreRest);
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  /** O texto do último número lido, se o JavaScript o escreveria de outro jeito. */
  private numberText: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  read(ignoreRest: boolean): Json {
    this.skipSpace();
    if (this.at >= this.text.length) this.fail('No content to map due to end-of-input');
    const value = this.readValue();
    this.skipSpace();
    if (!ignoreRest && this.at < this.text.length) this.fail('Trailing token found after value', this.at);
    return value;
  }

  private readValue(): Json {
    const char = this.text[this.at]!;
    this.numberText = undefined;
    if (char === '{') return this.nested(() => this.readObject());
    if (char === '[') return this.nested(() => this.readArray());
    if (char === '"')
      return this.readString('Unexpected end-of-input: was expecting closing quote for a string value');
    if (char === '-' || (char >= '0' && char <= '9')) return this.readNumber();
    return this.readWord();
  }

  private nested<T>(read: () => T): T {
    this.depth++;
    if (this.depth > MAX_DEPTH) {
      this.fail(
        `Document nesting depth (${this.depth}) exceeds the maximum allowed (${MAX_DEPTH}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
      );
    }
    const value = read();
    this.depth--;
    this.numberText = undefined;
    return value;
  }

  private readObject(): JsonObject {
    const start = this.at++;
    const object: JsonObject = {};
    this.skipSpace();
    if (this.text[this.at] === '}') {
      this.at++;
      return object;
    }
    for (;;) {
      if (this.at >= this.text.length) this.failOpen('Object', start);
      if (this.text[this.at] !== '"') this.unexpected('was expecting double-quote to start field name');
      const key = this.readString('Unexpected end-of-input in field name');
      this.skipSpace();
      if (this.at >= this.text.length) this.fail('Unexpected end-of-input within/between Object entries');
      if (this.text[this.at] !== ':')
        this.unexpected('was expecting a colon to separate field name and value');
      this.at++;
      this.skipSpace();
      if (this.at >= this.text.length) this.fail('Unexpected end-of-input within/between Object entries');
      setOwn(object, key, this.readValue());
      if (this.numberText !== undefined) noteNumberText(object, key, this.numberText);
      if (this.closes('Object', '}', start)) return object;
    }
  }

  private readArray(): Json[] {
    const start = this.at++;
    const array: Json[] = [];
    this.skipSpace();
    if (this.text[this.at] === ']') {
      this.at++;
      return array;
    }
    if (this.at >= this.text.length) this.failOpen('Array', start);
    for (;;) {
      array.push(this.readValue());
      if (this.numberText !== undefined) noteNumberText(array, array.length - 1, this.numberText);
      if (this.closes('Array', ']', start)) return array;
    }
  }

  /** Depois de um item: fecha (verdadeiro), ou passa pela vírgula até o próximo. */
  private closes(kind: 'Object' | 'Array', close: string, start: number): boolean {
    this.skipSpace();
    const char = this.text[this.at];
    if (char === undefined) this.failOpen(kind, start);
    if (char === close) {
      this.at++;
      return true;
    }
    if (char === '}' || char === ']') {
      const reason = `Unexpected close marker '${char}': expected '${close}' (for ${kind} starting at %s)`;
      throw new JsonSyntaxError(reason, this.position(this.at), this.position(start));
    }
    if (char !== ',') this.unexpected(`was expecting comma to separate ${kind} entries`);
    this.at++;
    this.skipSpace();
    if (this.at >= this.text.length) this.fail(`Unexpected end-of-input within/between ${kind} entries`);
    return false;
  }

  private readString(unclosed: string): string {
    const parts: string[] = [];
    let from = ++this.at;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code)) this.fail(unclosed);
      if (code === 34) {
        parts.push(this.text.slice(from, this.at++));
        return parts.length === 1 ? parts[0]! : parts.join('');
      }
      if (code < 32) {
        this.fail(
          `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
          this.at,
        );
      }
      if (code !== 92) this.at++;
      else {
        parts.push(this.text.slice(from, this.at), this.readEscape());
        from = this.at;
      }
    }
  }

  private readEscape(): string {
    const char = this.text[this.at + 1];
    if (char === undefined)
      this.fail('Unexpected end-of-input in character escape sequence', this.text.length);
    this.at += 2;
    if (char === 'u') {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[\da-fA-F]{4}$/.test(digits)) {
        const wrong = digits.search(/[^\da-fA-F]/);
        if (wrong < 0) this.fail('Unexpected end-of-input in character escape sequence', this.text.length);
        this.at += wrong;
        this.unexpected('expected a hex-digit for character escape sequence');
      }
      this.at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = ESCAPES[char];
    if (plain === undefined) {
      this.fail(`Unrecognized character escape '${char}' (code ${char.charCodeAt(0)})`, this.at - 1);
    }
    return plain;
  }

  private readNumber(): number {
    number.lastIndex = this.at;
    const match = number.exec(this.text);
    if (!match) {
      this.at++;
      this.unexpected(
        'expected digit (0-9) to follow minus sign, for valid numeric value',
        ' in numeric value',
      );
    }
    this.at += match[0].length;
    const after = this.text[this.at] ?? '';
    if (after >= '0' && after <= '9')
      this.fail('Invalid numeric value: Leading zeroes not allowed', this.at - 1);
    if (after === '.' && match[1] === undefined) {
      this.at++;
      this.unexpected('Decimal point not followed by a digit', ' in numeric value');
    }
    if ((after === 'e' || after === 'E') && match[2] === undefined) {
      this.at++;
      this.unexpected('Exponent indicator not followed by a digit', ' in numeric value');
    }
    const value = Number(match[0]);
    this.numberText = String(value) === match[0] ? undefined : match[0];
    return value;
  }

  private readWord(): boolean | null {
    identifier.lastIndex = this.at;
    const word = identifier.exec(this.text)?.[0];
    if (word === undefined) this.unexpected(`expected a valid value ${EXPECTED}`);
    this.at += word.length;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    const shown = word.length > 256 ? `${word.slice(0, 256)}...` : word;
    this.fail(`Unrecognized token '${shown}': was expecting ${EXPECTED}`, this.at);
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  private unexpected(expected: string, where = ''): never {
    if (this.at >= this.text.length) this.fail(`Unexpected end-of-input${where}: ${expected}`);
    const char = String.fromCodePoint(this.text.codePointAt(this.at)!);
    this.fail(`Unexpected character ('${char}' (code ${char.codePointAt(0)}))${where}: ${expected}`, this.at);
  }

  private failOpen(kind: 'Object' | 'Array', start: number): never {
    const reason = `Unexpected end-of-input: expected close marker for ${kind} (start marker at %s)`;
    throw new JsonSyntaxError(reason, this.position(this.text.length), this.position(start));
  }

  private fail(reason: string, at: number = this.at): never {
    throw new JsonSyntaxError(reason, this.position(at));
  }

  private position(offset: number): JsonPosition {
    const before = this.text.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    return { line: before.split('\n').length, column: offset - lastBreak };
  }
}
