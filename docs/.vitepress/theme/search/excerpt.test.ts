import { describe, expect, test } from 'vitest';
import { excerpt, mark } from './excerpt.ts';

const marked = (pieces: { text: string; isMarked: boolean }[]): string =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

describe('o pedaço que a busca mostra', () => {
  test('marca a palavra como está escrita, com acentos e no plural', () => {
    expect(marked(mark('As Condições valem', ['condic']))).toBe('As [Condições] valem');
  });

  test('dado um texto comprido, mostra onde estão as palavras achadas, sem cortar palavra', () => {
    const text = `${'antes disso '.repeat(40)}a saga desfaz o pedido ${'depois disso '.repeat(40)}`;
    const shown = marked(excerpt([text], ['saga', 'pedid', 'pedido']));
    expect(shown).toContain('a [saga] desfaz o [pedido]');
    expect(shown).toMatch(/^… (antes|disso) .* (depois|disso) …$/);
    expect(shown.length).toBeLessThan(200);
  });

  test('quando a palavra só está no código, mostra o código', () => {
    expect(marked(excerpt(['Um texto.', '"Type": "Wait"'], ['wait']))).toBe('"Type": "[Wait]"');
  });

  test('quando a palavra está só no título, mostra o começo do texto', () => {
    expect(marked(excerpt(['Um texto.', ''], ['titulo']))).toBe('Um texto.');
  });
});
