import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../../../shared/asl/index.ts';
import { equalJson } from '../../../../../shared/asl/json/index.ts';
import { changesBetween } from './diff.ts';

it('dados dois objetos, então cada diferença tem o caminho mais fundo e os dois lados', () => {
  const before = { pedido: { itens: ['a', 'b'], total: 10 }, 'com espaço': 1, some: true };
  const after = { pedido: { itens: ['a', 'c', 'd'], total: 10 }, 'com espaço': 2, novo: null };
  expect(changesBetween(before, after)).toEqual([
    { kind: 'changed', path: '$.pedido.itens[1]', before: 'b', after: 'c' },
    { kind: 'added', path: '$.pedido.itens[2]', after: 'd' },
    { kind: 'changed', path: '$["com espaço"]', before: 1, after: 2 },
    { kind: 'removed', path: '$.some', before: true },
    { kind: 'added', path: '$.novo', after: null },
  ]);
});

it('dados valores de tipos diferentes, então a diferença é o valor inteiro', () => {
  expect(changesBetween([1], { 0: 1 })).toEqual([
    { kind: 'changed', path: '$', before: [1], after: { 0: 1 } },
  ]);
});

it('dadas mais diferenças do que alguém lê, então vêm as duzentas primeiras', () => {
  const many = Array.from({ length: 1000 }, (_, index) => index);
  expect(changesBetween([], many)).toHaveLength(200);
});

it('dados dois valores ao acaso, então só não há diferença quando são iguais', () => {
  const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(changesBetween(before, after).length === 0).toBe(equalJson(before, after));
      expect(changesBetween(before, before)).toEqual([]);
    }),
  );
});
