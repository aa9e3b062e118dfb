import { describe, expect, test } from 'vitest';
import { CheckProblem, placeText } from './problem.ts';

describe('placeText', () => {
  test.each([
    [{ file: 'steps/a.ts', line: 12, column: 5 }, 'steps/a.ts:12:5'],
    [{ file: 'steps/a.ts', line: 12 }, 'steps/a.ts:12'],
    [{ file: 'steps/a.ts' }, 'steps/a.ts'],
    [{ state: 'Cobrar' }, 'estado "Cobrar"'],
    [{ file: 'steps/a.ts', line: 3, state: 'Cobrar' }, 'steps/a.ts:3, estado "Cobrar"'],
    [{}, ''],
  ])('dado o lugar %j, diz "%s"', (place, text) => {
    expect(placeText(place)).toBe(text);
  });
});

describe('CheckProblem', () => {
  const problem = { title: 'Título', detail: 'detalhe', whatToDo: 'faça' };

  test('a mensagem junta o título e o detalhe', () => {
    expect(new CheckProblem(problem).message).toBe('Título: detalhe');
  });

  test('dada uma causa, guarda a pilha dela; sem causa, não há pilha', () => {
    const cause = new Error('origem');
    expect(new CheckProblem(problem, { cause }).problem).toEqual({ ...problem, stack: cause.stack });
    expect(new CheckProblem(problem, { cause: 'texto' }).problem).toEqual(problem);
    expect(new CheckProblem(problem).problem).toEqual(problem);
  });
});
