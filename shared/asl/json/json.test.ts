import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson, type Json, JsonSyntaxError, parseJson, stringifyJson, utf8Size } from './index.ts';

const RUNS = 500;

function reasonOf(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.describe('here');
    throw error;
  }
  throw new Error(`Esperava um erro de sintaxe em ${text}.`);
}

describe('dado um texto JSON', () => {
  it.each([
    ['0.0'.padStart(4, '['), '[0.0]'],
    ['{"a": 1.50, "b": [1e3, -0]}', '{"a":1.50,"b":[1e3,-0]}'],
    ['{"n": 12345678901234567890, "s": "10.000Z"}', '{"n":12345678901234567890,"s":"10.000Z"}'],
  ])(
    'quando ele tem números que o JavaScript reescreveria, então %s guarda o texto deles',
    (text, compact) => {
      const closed = text.startsWith('[') ? `${text}]` : text;
      expect(stringifyJson(parseJson(closed))).toBe(compact);
    },
  );

  it('quando um número anotado é trocado, então vale o valor novo', () => {
    const value = parseJson('{"a":0.0}') as { a: number };
    value.a = 7;
    expect(stringifyJson(value)).toBe('{"a":7}');
  });

  it('quando ele tem a chave __proto__, então ela é dado e nada herda dela', () => {
    for (const text of ['{"__proto__":{"polluted":true}}', '{"__proto__":{"polluted":true},"n":0.0}']) {
      const value = parseJson(text) as object;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect('polluted' in value).toBe(false);
      expect(stringifyJson(value as Json)).toBe(text);
    }
  });

  it.each([
    [
      'not a definition',
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: here; line: 1, column: 4]",
    ],
    [
      '{bad json}',
      "Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at [Source: here; line: 1, column: 2]",
    ],
    [
      '{"a":1',
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: here; line: 1, column: 1])\n at [Source: here; line: 1, column: 7]',
    ],
    [
      '{\n  "a": }',
      "Unexpected character ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: here; line: 2, column: 8]",
    ],
  ])('quando ele está errado (%j), então a mensagem é a do Jackson', (text, message) => {
    expect(reasonOf(text)).toBe(message);
  });

  it('quando ele passa de 1000 níveis, então é recusado com um erro que se entende', () => {
    expect(reasonOf('['.repeat(1001) + ']'.repeat(1001))).toMatch(/^Document nesting depth \(1001\)/);
    expect(parseJson('['.repeat(1000) + ']'.repeat(1000))).toBeTruthy();
  });

  it(`quando ele é qualquer (${RUNS} casos), então o resultado é o do JSON.parse, ou um JsonSyntaxError`, () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => `${text.slice(0, -1)}0.0e1`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => parseJson(text)).toThrow(JsonSyntaxError);
          return;
        }
        expect(parseJson(text)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('dado um valor JSON', () => {
  it('quando ele é mais fundo que a pilha, então é escrito e comparado assim mesmo', () => {
    let deep: Json = 0;
    let twin: Json = 0;
    for (let i = 0; i < 100_000; i++) {
      deep = [deep];
      twin = [twin];
    }
    expect(stringifyJson(deep)).toHaveLength(200_001);
    expect(equalJson(deep, twin)).toBe(true);
  });

  it(`quando ele é escrito e lido (${RUNS} casos), então volta igual, com o mesmo tamanho em UTF-8`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = stringifyJson(value as Json);
        expect(text).toBe(JSON.stringify(value));
        expect(equalJson(parseJson(text), value as Json)).toBe(true);
        expect(utf8Size(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { numRuns: RUNS },
    );
  });
});
