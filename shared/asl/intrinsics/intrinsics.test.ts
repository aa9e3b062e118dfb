import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationEnv } from '../evaluation-env.ts';
import { EvaluationError } from '../evaluation-error.ts';
import type { Json } from '../json/index.ts';
import { NO_VARIABLES, PathSyntaxError } from '../jsonpath/index.ts';
import { compileIntrinsic, IntrinsicSyntaxError } from './index.ts';

const RUNS = 500;
const env: EvaluationEnv = { random: () => 0.999, uuid: () => 'um-uuid', now: () => 0 };

function evaluate(text: string, input: Json = {}): Json {
  return compileIntrinsic(text).evaluate({ input, context: { n: 'ctx' }, variables: NO_VARIABLES }, env);
}

const prefix = (text: string) => `There was an error while evaluating the intrinsic function: ${text}. `;

describe('dada uma função intrínseca', () => {
  it.each([
    ['States.Array(42, true, null, $.a)', [42, true, null, 1]],
    ['States.ArrayPartition($.lista, 2.4)', [[1, 2], [3]]],
    ['States.ArrayContains($.lista, 3)', true],
    ['States.ArrayRange(5, 1, -2)', [5, 3, 1]],
    ['States.ArrayRange(5, 1, 1)', []],
    ['States.ArrayGetItem($.lista, 2)', 3],
    ['States.ArrayLength($.lista)', 3],
    ['States.ArrayUnique($.repetida)', [1, { a: 1, b: 2 }, '1']],
    ["States.Base64Encode('🚀')", '8J+agA=='],
    ["States.Base64Decode('8J+agA==')", '🚀'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['States.JsonMerge($.x, $.y, false)', { a: { c: 2 }, z: 0 }],
    ['States.JsonToString($.x)', '{"a":{"b":1},"z":0}'],
    ['States.StringToJson(\'{"a": [1]}\')', { a: [1] }],
    ["States.StringToJson('  ')", null],
    ['States.MathRandom(1, 100, 42)', 63],
    ['States.MathRandom(1.6, 5.4)', 4],
    ['States.MathAdd(-1.5, 0)', -1],
    ["States.StringSplit('1+2,3.4', '.+,')", ['1', '2', '3', '4']],
    ['States.UUID()', 'um-uuid'],
    ["States.Format('{} \\{\\} \\'{}\\'', $.x, $$.n)", "{a={b=1}, z=0} {} 'ctx'"],
    ["States.Format('{}', States.ArrayGetItem(States.StringSplit('a-b', '-'), States.MathAdd(0, 1)))", 'b'],
  ])('quando se avalia %s, então dá o que a AWS dá', (text, expected) => {
    const input = {
      a: 1,
      lista: [1, 2, 3],
      repetida: [1, { a: 1, b: 2 }, '1', { b: 2, a: 1 }, 1],
      x: { a: { b: 1 }, z: 0 },
      y: { a: { c: 2 } },
    };
    expect(evaluate(text, input)).toEqual(expected);
  });

  it.each([
    ['States.MathAdd(2147483647, 1)', 'Invalid arguments in States.MathAdd'],
    ['States.ArrayRange(1, 1001, 1)', 'Invalid arguments in States.ArrayRange'],
    ["States.Format('{')", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
    ['States.JsonToString()', 'Invalid arguments in States.JsonToString: only a single argument is allowed.'],
    [
      'States.StringToJson(\'{"a":1\')',
      'Cannot convert String to Json in States.StringToJson, caused by: Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 7]',
    ],
  ])('quando %s recusa os argumentos, então o erro é o da AWS', (text, reason) => {
    expect(() => evaluate(text)).toThrow(new EvaluationError('States.Runtime', prefix(text) + reason));
  });

  it('quando um caminho não acha nada, então o erro cita a chamada, o caminho e a entrada', () => {
    expect(() => evaluate('States.Array($.x)', { a: 1 })).toThrow(
      `The function 'States.Array($.x)' had the following error: The JsonPath argument for the field '$.x' could not be found in the input '{"a":1}'`,
    );
  });

  it('quando há mais de dez chamadas, uma dentro da outra, então é recusada', () => {
    const nested = (depth: number) => 'States.Array('.repeat(depth) + ')'.repeat(depth);
    expect(evaluate(nested(10))).toEqual([[[[[[[[[[]]]]]]]]]]);
    expect(() => compileIntrinsic(nested(11))).toThrow(IntrinsicSyntaxError);
  });

  it.each([
    'States.UUID(',
    'States.UUID)',
    'States.UUID(,)',
    'States.UUID() x',
    'States.UUID($',
    'States.Nada()',
    "States.Array('a)",
  ])('quando o texto é %s, então não é uma chamada', (text) => {
    expect(() => compileIntrinsic(text)).toThrow();
  });

  it(`quando os argumentos são quaisquer (${RUNS} casos), então dá um valor ou um EvaluationError`, () => {
    const names = [
      'Array',
      'ArrayPartition',
      'ArrayContains',
      'ArrayRange',
      'ArrayGetItem',
      'ArrayLength',
      'ArrayUnique',
      'Base64Encode',
      'Base64Decode',
      'Hash',
      'JsonMerge',
      'JsonToString',
      'StringToJson',
      'MathRandom',
      'MathAdd',
      'StringSplit',
      'UUID',
      'Format',
    ];
    const args = fc.array(fc.jsonValue(), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...names), args, (name, values) => {
        const text = `States.${name}(${values.map((_, index) => `$[${index}]`).join(', ')})`;
        try {
          expect(evaluate(text, values as Json)).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(EvaluationError);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it(`quando o texto é qualquer (${RUNS} casos), então é lido ou recusado com um erro com nome`, () => {
    const piece = fc.constantFrom(
      'States.Array',
      'States.',
      '(',
      ')',
      ',',
      "'",
      '\\',
      '$',
      '.a',
      '1',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          compileIntrinsic(pieces.join(''));
        } catch (error) {
          expect(error instanceof IntrinsicSyntaxError || error instanceof PathSyntaxError).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
