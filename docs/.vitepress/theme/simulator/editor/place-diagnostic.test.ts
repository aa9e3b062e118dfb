import { expect, test } from 'vitest';
import { spanOf } from './place-diagnostic.ts';

const TEXT = '{"States":{"a/b":{"Type":"Pass","Next":"Nada"},"C":{"Retry":[{"MaxAttempts":-1}]}}}';
const pointed = (location?: string) => {
  const { from, to } = spanOf(TEXT, location);
  return TEXT.slice(from, to);
};

test('um valor simples é apontado por inteiro', () => {
  expect(pointed('/States/a/b/Next')).toBe('"Nada"');
});

test('de um objeto, aponta-se o nome', () => {
  expect(pointed('/States/C')).toBe('"C"');
});

test('o lugar dentro de uma lista vale com colchetes ou com barra', () => {
  expect(pointed('/States/C/Retry[0]/MaxAttempts')).toBe('-1');
  expect(pointed('/States/C/Retry/0/MaxAttempts')).toBe('-1');
});

test('sem lugar, ou com um que não existe, aponta o que há de mais perto', () => {
  expect(pointed()).toBe('{');
  expect(pointed('/States/C/NaoExiste')).toBe('"C"');
  expect(spanOf('', '/States')).toEqual({ from: 0, to: 0 });
});
