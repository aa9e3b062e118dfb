import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf, type SharedSimulation, sharedIn, UnusableLink } from './share.ts';

const shared: SharedSimulation = { definition: '{"StartAt":"Início"}', input: '{"fome":true}', mocks: '{}' };

describe('um link de simulação', () => {
  test('dado o que está nos editores, quem abre o link vê o mesmo', () => {
    const fragment = fragmentOf(shared);
    expect(fragment).toMatch(/^#m=[\w-]+$/);
    expect(sharedIn(fragment)).toEqual(shared);
  });

  test('dado qualquer texto, com acentos e emojis, ele volta igual', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(fc.record({ definition: text, input: text, mocks: text }), (any) => {
        expect(sharedIn(fragmentOf(any))).toEqual(any);
      }),
    );
  });

  test('dada outra âncora da página, não é um link de simulação', () => {
    expect(sharedIn('#a-linha-do-tempo')).toBeUndefined();
    expect(sharedIn('')).toBeUndefined();
  });

  test('dado um link cortado ou inventado, diz o que fazer, sem outra exceção', () => {
    const whole = fragmentOf(shared);
    expect(() => sharedIn(whole.slice(0, -12))).toThrow(UnusableLink);
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (rest) => {
        expect(() => sharedIn(`#m=${rest}`)).toThrow(UnusableLink);
      }),
    );
  });

  test('dado um link que se abriria em texto demais, é recusado', () => {
    expect(() => sharedIn(fragmentOf({ ...shared, definition: 'a'.repeat(2_000_000) }))).toThrow(
      UnusableLink,
    );
  });

  test('dada uma máquina que não cabe, diz quanto ela teria', () => {
    const noise = Array.from({ length: 30_000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join('');
    expect(() => fragmentOf({ ...shared, definition: noise })).toThrow(/grande demais para um link/);
  });
});
