import { describe, expect, test } from 'vitest';
import { applyEdits } from './wrong-answer.ts';

const FILES = { 'a.ts': 'score >= 700; score = 1;', 'b.ts': 'igual' };

describe('uma resposta errada', () => {
  test('dada uma troca, muda só o arquivo dela e não toca na solução', () => {
    expect(applyEdits(FILES, [{ file: 'a.ts', find: '>= 700', replace: '> 700' }])).toEqual({
      'a.ts': 'score > 700; score = 1;',
      'b.ts': 'igual',
    });
    expect(FILES['a.ts']).toBe('score >= 700; score = 1;');
  });

  test('dadas duas trocas no mesmo arquivo, valem as duas', () => {
    const edits = [
      { file: 'a.ts', find: '>=', replace: '>' },
      { file: 'a.ts', find: '700', replace: '600' },
    ];
    expect(applyEdits(FILES, edits)['a.ts']).toBe('score > 600; score = 1;');
  });

  test('dado um texto com $, ele entra como está', () => {
    expect(applyEdits(FILES, [{ file: 'b.ts', find: 'igual', replace: "$& $' $1" }])['b.ts']).toBe(
      "$& $' $1",
    );
  });

  test.each([
    ['não aparece', 'score < 700'],
    ['aparece duas vezes', 'score'],
  ])('dado um trecho que %s, diz que a resposta envelheceu', (_, find) => {
    expect(() => applyEdits(FILES, [{ file: 'a.ts', find, replace: '' }])).toThrow(
      `Em a.ts, o trecho a trocar precisa aparecer uma vez só: ${find}`,
    );
  });

  test('dado um arquivo que a solução não tem, diz qual', () => {
    expect(() => applyEdits(FILES, [{ file: 'c.ts', find: 'a', replace: 'b' }])).toThrow(
      'A solução não tem o arquivo c.ts.',
    );
  });
});
