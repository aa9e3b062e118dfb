import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { EvaluationEnv } from '../evaluation-env.ts';
import { EvaluationError } from '../evaluation-error.ts';
import { type Json, stringifyJson } from '../json/index.ts';
import { compileJsonata, compileJsonataTemplate, JsonataSyntaxError, unexpectedResultType } from './index.ts';

const RUNS = 300;
const env: EvaluationEnv = {
  random: () => 0.25,
  uuid: () => 'um-uuid',
  now: () => Date.UTC(2026, 10, 22, 12),
};

const input: Json = {
  a: 3,
  nome: 'Ana',
  itens: [{ preco: 5 }, { preco: 30, tags: ['x', 'y'] }],
  um: [{ v: [1] }],
};

function scope(value: Json = input) {
  const variables = new Map<string, Json>([
    ['limite', { valor: 10 }],
    ['hasOwnProperty', 'meu'],
  ]);
  return { states: { input: value, context: { Execution: { Name: 'e' } } }, variables };
}

async function evaluate(text: string, value?: Json): Promise<Json> {
  return compileJsonata(`{% ${text} %}`, 'Output').evaluate(scope(value), env);
}

async function failure(text: string): Promise<string> {
  try {
    return `deu ${stringifyJson(await evaluate(text))}`;
  } catch (error) {
    if (error instanceof EvaluationError) return error.message;
    throw error;
  }
}

const cause = (text: string, what: string) =>
  `The JSONata expression '${text}' specified for the field 'Output' ${what}`;

describe('dada uma expressão', () => {
  it.each([
    ['$states.input.a + $limite.valor', 13],
    ['$states.input.itens.preco', [5, 30]],
    ['$states.input.itens[preco > 10].tags', ['x', 'y']],
    ['$states.input.um.v', [1]],
    ['$sum($states.input.itens.preco)', 35],
    ['$map([1, 2], function($v) { $v * 2 })', [2, 4]],
    ['($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(5))', 120],
    ['$partition([1, 2, 3], 2)', [[1, 2], [3]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(1, 9, 9)', 1],
    ['$hash("hello", "MD5")', '5d41402abc4b2a76b9719d911017c592'],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$random(77)', 0.7240700207191966],
    ['$random(42)', 0.7275636800328681],
    ['1/0', 'Infinity'],
    ['{"k": [-1/0]}', { k: ['-Infinity'] }],
    ['$count([1..873782])', 873_782],
    ['$random()', 0.25],
    ['$uuid()', 'um-uuid'],
    ['$parse("{\\"a\\": [1]}").a', [1]],
    ['$now()', '2026-11-22T12:00:00.000Z'],
    ['$millis()', 1795348800000],
    ['$toMillis("2020-01-02")', 1577923200000],
    ['$toMillis("02/01/2020 10:30", "[D01]/[M01]/[Y0001] [H01]:[m01]")', 1577961000000],
    ['$toMillis("20200102", "[Y0001][M01][D01]")', 1577923200000],
    ['($toMillis := function($x) { $x }; $toMillis(1))', 1],
    ['$map(["2020-01-02"], function($d) { $toMillis($d) })', 1577923200000],
    ['$replace("abcabc", /b(c)/, "[$1]")', 'a[c]a[c]'],
    ['$split("a, b,c", /,\\s*/)', ['a', 'b', 'c']],
    ['$distinct([1, 1, {"a": 1}, {"a": 1}])', [1, { a: 1 }]],
    ['$pad("5", -3, "0")', '005'],
    ['[1..3]', [1, 2, 3]],
    ['$states.context.Execution.Name', 'e'],
    ['$hasOwnProperty', 'meu'],
    ['$states', { input, context: { Execution: { Name: 'e' } } }],
  ])('quando ela é %s, então dá o que a AWS dá', async (text, expected) => {
    const value = await evaluate(text);
    expect(value).toEqual(expected);
    expect(Object.keys(value as object).filter((key) => key === 'sequence')).toEqual([]);
  });

  it.each([
    ['$states.input.nada', 'returned nothing (undefined).'],
    [
      '$states.input.nome + 1',
      'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number',
    ],
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$sum', 'returned an unsupported result type.'],
    ['{"a": [$sum]}', 'returned an unsupported result type.'],
    ['$range(1, 10, 0)', 'returned nothing (undefined).'],
    [
      '$uuid(1)',
      'threw an error during evaluation. T0410: Argument 1 of function "uuid" does not match function signature',
    ],
    [
      '$hash("a", "X")',
      "threw an error during evaluation. D3137: Hash algorithm 'X' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
    ],
  ])('quando %s falha, então a causa é a da AWS', async (text, what) => {
    expect(await failure(text)).toBe(cause(text, what));
  });

  it.each([
    [
      '[1..900000] ~> $count()',
      'Expression evaluation memory limit exceeded: Check for excessive memory usage',
    ],
    ['$pad("x", 900000000)', 'Expression evaluation memory limit exceeded: Check for excessive memory usage'],
    [
      '($f := function($x) { $f($x) + 1 }; $f(1))',
      'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
    ],
    [
      `1${'+1'.repeat(200)}`,
      'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
    ],
    [
      '$toMillis($pad("1", 200, "1") & "x", "[Y][M][D][H][m][s]")',
      'Expression evaluation timeout: Check for infinite loop',
    ],
    [
      '$toMillis($pad("one ", 400, "one ") & "x", "[YWw] [MWw] [DWw] [HWw]")',
      'Expression evaluation timeout: Check for infinite loop',
    ],
    ['($f := function($x) { $f($x) }; $f(1))', 'Expression evaluation timeout: Check for infinite loop'],
  ])('quando %s não acabaria, então um limite a termina', async (text, limit) => {
    expect(await failure(text)).toBe(cause(text, `threw an error during evaluation: ${limit}`));
  });

  it.each([
    '$states.input.constructor',
    '$states.input.__proto__',
    '$lookup($states.input, "constructor")',
    '($d := $states.input.__defineGetter__; $states.input.__proto__.($d("polluted", function() { 1 })))',
    '$merge([{"__proto__": {"polluted": 1}}, {"a": 1}]).polluted',
  ])('quando ela procura o JavaScript (%s), então não o acha', async (text) => {
    expect(await failure(text)).toMatch(/returned nothing|threw an error/);
    expect('polluted' in {}).toBe(false);
  });

  it('quando ela chama a entrada como função, então a entrada não muda', async () => {
    const before = stringifyJson(input);
    await failure('$states.input()');
    await failure('($f := $states.input.itens[0]; $f())');
    expect(stringifyJson(input)).toBe(before);
  });

  it('quando o padrão é catastrófico num motor comum, então ela acaba logo', async () => {
    const started = performance.now();
    expect(await failure(`$match("${'a'.repeat(5000)}!", /^(a+)+$/)`)).toMatch(/returned nothing/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(['1 +', '$x :=', '"aberta', '$f(', '('.repeat(20_000)])(
    'quando ela é %s, então não se lê',
    (text) => {
      expect(() => compileJsonata(`{% ${text} %}`, 'Output')).toThrow(JsonataSyntaxError);
    },
  );

  it('quando o tipo não é o do campo, então a frase diz o esperado e o dado', () => {
    expect(unexpectedResultType('1', 'Items', 'array', 1).message).toBe(
      "The JSONata expression '1' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'number' for value: 1",
    );
  });

  it('quando é uma lista escrita comprida, então dá o mesmo que uma curta, sem demorar', async () => {
    const items = '[1], [[2]], $states.input.itens.preco, $nada, $states.input.a, "t"';
    const short = (await evaluate(`[${items}]`)) as Json[];
    const long = await evaluate(`[${Array(50).fill(items).join(', ')}]`);
    expect(long).toEqual(Array(50).fill(short).flat());
    const started = performance.now();
    await evaluate(`$count([${Array(20_000).fill('[1]').join(',')}])`);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('quando duas correm ao mesmo tempo, então uma não conta no limite da outra', async () => {
    const text = '$sum($states.input.itens.(preco * 2))';
    const all = await Promise.all(Array.from({ length: 500 }, () => evaluate(text)));
    expect(new Set(all)).toEqual(new Set([70]));
    // Juntas passam de um segundo; cada uma, não.
    const slow = '$sum($map([1..3000], function($i) { $i * 2 }))';
    const started = performance.now();
    const sums: Json[] = [];
    while (performance.now() - started < 1200) {
      sums.push(...(await Promise.all(Array.from({ length: 100 }, () => evaluate(slow)))));
    }
    expect(new Set(sums)).toEqual(new Set([9_003_000]));
  });
});

describe('dado um modelo com expressões', () => {
  it('quando tudo nele é simples, então o valor vem na hora, com as chaves na ordem escrita', () => {
    const template = compileJsonataTemplate(
      { z: '{% $states.input.a %}', a: [' {% x %} ', '{%$limite%}'] },
      'Output',
    );
    expect(template.evaluate(scope(), env)).toEqual({ z: 3, a: [' {% x %} ', { valor: 10 }] });
  });

  it('quando uma expressão falha, então o campo é citado com o caminho dela', async () => {
    const template = compileJsonataTemplate({ a: { lista: [0, '{% $nada + 1 ~> $nada %}'] } }, 'Arguments');
    await expect(async () => template.evaluate(scope(), env)).rejects.toThrow(
      "for the field 'Arguments/a/lista[1]'",
    );
  });
});

/** O que a biblioteca sozinha dá, como JSON; `undefined` se nada. */
async function libraryResult(text: string): Promise<Json | undefined> {
  const result = await jsonata(text).evaluate(undefined, { states: { input } });
  return result === undefined ? undefined : (JSON.parse(JSON.stringify(result)) as Json);
}

describe('dada uma expressão comum', () => {
  const atom = fc.constantFrom(
    '$states.input.a',
    '$states.input.nome',
    '$states.input.itens',
    '$states.input.itens.preco',
    '$states.input.itens[0]',
    '$states.input.itens.tags',
    '$states.input.nada',
    '[1..4]',
    '"b"',
    '2',
    'true',
    'null',
    '{"k": 1}',
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '*', '&', '=', '<', 'in', 'and', '~>$append('),
          tie('expression'),
        )
        .map(([left, operator, right]) =>
          operator.endsWith('(') ? `(${left})${operator}${right})` : `(${left} ${operator} ${right})`,
        ),
      fc
        .tuple(
          fc.constantFrom(
            '$count',
            '$string',
            '$distinct',
            '$type',
            '$reverse',
            '$exists',
            '$boolean',
            '$keys',
          ),
          tie('expression'),
        )
        .map(([name, argument]) => `${name}(${argument})`),
      fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      tie('expression').map((inner) => `{"x": ${inner}}.x`),
      tie('expression').map((inner) => `$map([${inner}], function($i) { $i })`),
    ),
  }));

  it(`quando ela é avaliada (${RUNS} casos), então dá o mesmo que a biblioteca sozinha`, async () => {
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        let expected: Json | undefined;
        try {
          expected = await libraryResult(text);
        } catch {
          // De dois erros lado a lado, qualquer um pode vir primeiro.
          expect(await failure(text)).toMatch(/threw an error during evaluation/);
          return;
        }
        if (expected === undefined) expect(await failure(text)).toMatch(/returned nothing/);
        else expect(await evaluate(text)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('dada uma expressão qualquer', () => {
  const piece = fc.constantFrom(
    '$states.input',
    '$',
    '$$',
    '.',
    'a',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '"k"',
    ':',
    ',',
    '1',
    '+',
    '&',
    '..',
    ':=',
    '$x',
    'function($x)',
    '~>',
    '$map',
    '$reduce',
    '$sort',
    '^',
    '<',
    '**',
    '*',
    '%',
    '?',
    '/a+/',
    '|',
    ' and ',
    '$string',
    '$append',
    '__proto__',
    'constructor',
  );

  it(`quando ela é avaliada (${RUNS} casos), então dá JSON ou um erro com nome, e a entrada fica igual`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        const before = stringifyJson(input);
        try {
          const value = await evaluate(pieces.join(''));
          expect(JSON.parse(stringifyJson(value))).toEqual(value);
        } catch (error) {
          expect(error instanceof JsonataSyntaxError || error instanceof EvaluationError).toBe(true);
        }
        expect(stringifyJson(input)).toBe(before);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
