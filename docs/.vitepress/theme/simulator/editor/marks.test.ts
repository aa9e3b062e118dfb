import { describe, expect, test } from 'vitest';
import { validate } from '../../../../../shared/asl/index.ts';
import { diagnosticMarks, syntaxMarks } from './marks.ts';

const texts = (text: string, marks: readonly { from: number; to: number }[]) =>
  marks.map(({ from, to }) => text.slice(from, to));

describe('os erros de sintaxe', () => {
  test('dado um JSON válido, nenhum', () => expect(syntaxMarks('{"a": [1, null]}')).toEqual([]));

  test('dada uma aspa que falta, marca o lugar e diz o que fazer', () => {
    const [mark] = syntaxMarks('{\n  StartAt: "A"\n}');
    expect(mark).toMatchObject({ from: 4, severity: 'error', message: expect.stringContaining('aspas') });
  });

  test('dado um texto vazio, diz que falta um valor', () => {
    expect(syntaxMarks('')).toMatchObject([{ message: 'Falta um valor aqui.' }]);
  });
});

describe('os achados da AWS', () => {
  test('dado um Next que não existe, marca o campo do estado, com a frase da AWS e a explicação', () => {
    const text = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Succeed' } },
    });
    const marks = diagnosticMarks(text, validate(text, { severity: 'WARNING' }));
    expect(texts(text, marks)).toContain('"Next"');
    expect(marks.some(({ message }) => /"B" é apontado[\s\S]*Missing 'Next' target: B/.test(message))).toBe(
      true,
    );
  });

  test('dado um lugar dentro de uma lista, marca o que está lá', () => {
    const text = '{"States":{"A":{"Choices":[{"Next":"X"}]}}}';
    const marks = diagnosticMarks(text, [
      { severity: 'ERROR', code: 'X', message: 'x', location: '/States/A/Choices[0]/Next' },
    ]);
    expect(texts(text, marks)).toEqual(['"Next"']);
  });
});
