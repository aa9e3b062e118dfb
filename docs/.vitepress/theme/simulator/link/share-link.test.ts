import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { areMocks, fragmentOf, LinkProblem, readFragment, type Shared } from './share-link.ts';

const SHARED: Shared = {
  definition: '{"StartAt":"Avaliação"',
  input: '{"nome":"João 🍕"}',
  mocks: {
    Cobrar: [
      { result: { ok: true }, delaySeconds: 2 },
      { error: 'Cartao.Recusado', cause: 'sem saldo' },
    ],
  },
  type: 'EXPRESS',
};

const packed = (value: unknown) =>
  `#s=${btoa(strFromU8(deflateSync(strToU8(JSON.stringify(value))), true))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`;

describe('um link', () => {
  test('devolve o que levou, com acentos e mesmo pela metade', () => {
    expect(readFragment(fragmentOf(SHARED))).toEqual(SHARED);
  });

  test('comprido demais não se faz, e a mensagem diz o limite', () => {
    const random = Array.from({ length: 40_000 }, (_, index) => ((index * 7919) % 65521).toString(36)).join(
      '',
    );

    expect(() => fragmentOf({ ...SHARED, input: random })).toThrow(/o limite é 16000/);
  });

  test.each([
    ['vazio', '#s='],
    ['que não é base64', '#s=***'],
    ['cortado', fragmentOf(SHARED).slice(0, 40)],
    ['de outra coisa', packed({ definition: 1 })],
    ['com respostas que não são respostas', packed({ ...SHARED, mocks: { A: 'x' } })],
    ['que se expande sem fim', packed('a'.repeat(5_000_000))],
  ])('%s termina em uma mensagem', (_, fragment) => {
    expect(() => readFragment(fragment)).toThrow(LinkProblem);
  });
});

test('uma resposta tem resultado ou erro, e nunca os dois', () => {
  expect(areMocks({ A: [{ result: null }] })).toBe(true);
  expect(areMocks({ A: [{ error: 'E', result: 1 }] })).toBe(false);
  expect(areMocks({ A: [{}] })).toBe(false);
  expect(areMocks([])).toBe(false);
});
