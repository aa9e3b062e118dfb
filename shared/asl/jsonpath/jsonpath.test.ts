import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationEnv } from '../evaluation-env.ts';
import { EvaluationError } from '../evaluation-error.ts';
import { type Json, parseJson, stringifyJson } from '../json/index.ts';
import {
  compilePath,
  compilePayloadTemplate,
  compileReferencePath,
  javaHashMapOrder,
  NO_VARIABLES,
  type PathScope,
  PathSyntaxError,
} from './index.ts';

const RUNS = 500;
const env: EvaluationEnv = { random: () => 0.5, uuid: () => 'u', now: () => 0 };

function scope(input: Json): PathScope {
  const context = { Execution: { Name: 'pedido-7' } };
  return { input, context, variables: new Map([['limite', { valor: 3 }]]) };
}

const loja: Json = {
  itens: [
    { nome: 'pão', preco: 5, tags: ['fresco'] },
    { nome: 'bolo', preco: 30 },
    { nome: 'suco', preco: 12, tags: [] },
  ],
  dono: { nome: 'Ana', 'e-mail': 'ana@loja.br' },
};

describe('dado um caminho', () => {
  it.each([
    ['$', loja],
    ['$.dono.nome', 'Ana'],
    ["$['dono']['e-mail']", 'ana@loja.br'],
    ['$.dono.e-mail', 'ana@loja.br'],
    ['$.itens[1].nome', 'bolo'],
    ['$.itens[-1].nome', 'suco'],
    ['$.itens[*].preco', [5, 30, 12]],
    ['$.itens[0,2].nome', ['pão', 'suco']],
    ['$.itens[1:].nome', ['bolo', 'suco']],
    ['$.itens[:-1].nome', ['pão', 'bolo']],
    ['$..nome', ['pão', 'bolo', 'suco', 'Ana']],
    ['$.itens[?(@.preco > 10)].nome', ['bolo', 'suco']],
    ["$.itens[?(@.preco > 10 && !(@.nome == 'suco'))].nome", ['bolo']],
    ['$.itens[?(@.tags)].nome', ['pão', 'suco']],
    ["$.itens[?(@.nome in ['pão', 'suco'])].preco", [5, 12]],
    ['$.itens[?(@.nome =~ /B.*/i)].preco', [30]],
    ['$.itens[?(@.preco == $.itens[2].preco)].nome', ['suco']],
    ['$.itens[?(@.tags empty true)].nome', ['suco']],
    ['$.itens[?(@.preco > 100)]', []],
    ['$.nada[*].preco', []],
    ['$.nada[1:]', []],
    ['$.dono[*]', ['Ana', 'ana@loja.br']],
    ['$.itens.length()', 3],
    ['$.itens[*].preco.sum()', 47],
    ["$.dono['nome','e-mail']", { nome: 'Ana', 'e-mail': 'ana@loja.br' }],
    ['$$.Execution.Name', 'pedido-7'],
    ['$limite.valor', 3],
  ])('quando ele é %s, então acha o que a AWS acharia', (text, expected) => {
    expect(compilePath(text).get(scope(loja))).toEqual(expected);
  });

  it.each([
    [
      '$.dono.nome[1:]',
      `Invalid path '$.dono.nome[1:]' : Filter: [1:] can only be applied to arrays. Current context is: "Ana"`,
    ],
    ["$.nada['a','b']", "Invalid path '$.nada['a','b']' : Missing property in path $['nada']"],
    ['$.x', "Invalid path '$.x' : No results for path: $['x']"],
    ['$.no.such', "Invalid path '$.no.such' : Missing property in path $['no']"],
    ['$.itens[9].nome', "Invalid path '$.itens[9].nome' : No results for path: $['itens'][9]['nome']"],
  ])('quando %s não leva a nada, então o erro é o da AWS', (text, message) => {
    expect(() => compilePath(text).get(scope(loja))).toThrow(new EvaluationError('States.Runtime', message));
  });

  it.each(['x', '$.', '$.a[', '$.a[x]', "$['a", '$.a[?(@.b >)]', '$.a.foo()', '$.a b', '$.a[?(@.b =~ /(/)]'])(
    'quando ele é %s, então não é um caminho',
    (text) => {
      expect(() => compilePath(text)).toThrow(PathSyntaxError);
    },
  );

  it('quando ele pede o que todo objeto herda, então não acha nada', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(compilePath(`$.${name}`).find(scope({}))).toBeUndefined();
      expect(compilePath(`$..${name}`).find(scope({ a: [] }))).toEqual([]);
    }
  });
});

describe('dado um Reference Path', () => {
  it.each([
    ['$', { novo: 1 }],
    ['$.a', { a: { novo: 1 }, lista: [1, 2] }],
    ['$.b.c', { a: 0, lista: [1, 2], b: { c: { novo: 1 } } }],
    ['$.lista[1]', { a: 0, lista: [1, { novo: 1 }] }],
  ])('quando se grava em %s, então só a cópia muda', (text, expected) => {
    const root = { a: 0, lista: [1, 2] };
    expect(compileReferencePath(text).set(root, { novo: 1 })).toEqual(expected);
    expect(root).toEqual({ a: 0, lista: [1, 2] });
  });

  it('quando o passo não se aplica ao que existe, então é States.ResultPathMatchFailure', () => {
    const set = () => compileReferencePath('$.a.b').set({ a: 'texto' }, 1);
    expect(set).toThrow('Unable to apply step "b" to input "texto"');
  });

  it('quando ele passa por __proto__, então grava um dado e não um protótipo', () => {
    const value = compileReferencePath("$['__proto__'].polluted").set({}, true);
    expect(stringifyJson(value)).toBe('{"__proto__":{"polluted":true}}');
    expect('polluted' in {}).toBe(false);
  });

  it.each(['$..a', '$.a[*]', '$.a[0:1]', "$['a','b']", '$.a[?(@.b)]'])(
    'quando ele é %s, então é recusado',
    (text) => {
      expect(() => compileReferencePath(text)).toThrow(PathSyntaxError);
    },
  );
});

describe('dado um modelo de dados', () => {
  const evaluate = (template: Json, input: Json) =>
    compilePayloadTemplate(template).evaluate(scope(input), env);

  it('quando tem campos .$, então as chaves fixas vêm antes, e as outras na ordem de um HashMap', () => {
    const template = {
      'zeta.$': '$.a',
      fixa: 1,
      'alfa.$': '$.a',
      dentro: { 'x.$': '$.a' },
      lista: [{ 'y.$': '$.a' }],
    };
    const text = stringifyJson(evaluate(template, { a: 0 }));
    expect(text).toBe('{"fixa":1,"dentro":{"x":0},"lista":[{"y":0}],"zeta":0,"alfa":0}');
    expect(javaHashMapOrder(['zeta', 'alfa'])).toEqual(['zeta', 'alfa']);
  });

  it('quando o caminho não acha nada, então o erro cita o campo e a entrada', () => {
    expect(() => evaluate({ 'total.$': '$.x' }, { a: 1 })).toThrow(
      `The JSONPath '$.x' specified for the field 'total.$' could not be found in the input '{"a":1}'`,
    );
  });

  it('quando não tem campos .$, então é devolvido sem cópia', () => {
    const fixed = { a: [{ b: '$.c' }] };
    expect(evaluate(fixed, {})).toBe(fixed);
  });

  it('quando leva um número de um lugar a outro, então o texto dele vai junto', () => {
    const input = parseJson('{"preco":0.0,"lista":[1.50]}');
    expect(stringifyJson(evaluate({ 'a.$': '$.preco', 'b.$': '$.lista[0]' }, input))).toBe(
      '{"a":0.0,"b":1.50}',
    );
  });
});

describe('dado um texto qualquer', () => {
  const piece = fc.constantFrom(
    '$',
    '.',
    '..',
    '[',
    ']',
    "'",
    '"',
    '*',
    '?',
    '(',
    ')',
    '@',
    'a',
    '0',
    '-1',
    ',',
    ':',
    ' ',
    '&&',
    '!',
    '==',
    '/',
    '\\',
    '__proto__',
  );
  const hostile = fc.array(piece, { maxLength: 20 }).map((pieces) => `$${pieces.join('')}`);

  it(`quando é lido e usado como caminho (${RUNS} casos), então dá um valor ou um erro com nome`, () => {
    fc.assert(
      fc.property(hostile, fc.jsonValue(), (text, value) => {
        try {
          compilePath(text).get({ input: value as Json, context: {}, variables: NO_VARIABLES });
        } catch (error) {
          expect(error instanceof PathSyntaxError || error instanceof EvaluationError).toBe(true);
        }
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['$..*..*..*..*', '$..[?(@..[?(@..[?(@..x)])])]'])(
    'quando %s visita mais do que existe, então um limite o termina',
    (text) => {
      let deep: Json = 1;
      for (let i = 0; i < 900; i++) deep = { a: deep, b: [deep] } as Json;
      let chain: Json = 1;
      for (let i = 0; i < 900; i++) chain = [chain];
      expect(() => compilePath(text).get(scope(chain))).toThrow('The JSONPath visits more than');
      expect(() => compilePath(text).get(scope(deep))).toThrow('The JSONPath visits more than');
    },
  );

  it('quando o filtro é aninhado sem fim, então é recusado', () => {
    expect(() => compilePath(`$[?(${'('.repeat(5000)}@.a${')'.repeat(5000)})]`)).toThrow(PathSyntaxError);
  });
});
