import { describe, expect, test } from 'vitest';
import { isDone, markOf, standingsOfCourse, standingsOfReader, wordsOf } from './standing.ts';

describe('em que pé está um passo', () => {
  test('sob npm start, vale o que o curso verificou', () => {
    const standings = standingsOfCourse([
      { step: '01-fluxograma', state: 'passed', goals: { passed: 5, total: 5 } },
      { step: '02-estados', state: 'in-progress', goals: { passed: 2, total: 6 } },
      { step: '03-dados', state: 'in-progress', goals: null },
      { step: '04-emprestimo', state: 'untouched', goals: { passed: 1, total: 5 } },
    ]);
    expect([...standings.values()].map(wordsOf)).toEqual([
      'concluído',
      'em andamento, 2 de 6 metas',
      'em andamento',
      'não começado',
    ]);
    expect([...standings.values()].map(markOf)).toEqual(['✓', '2/6', '…', '']);
  });

  test('no site de leitura, vale o que a pessoa marcou', () => {
    const standings = standingsOfReader(['01-fluxograma', '02-estados'], {
      read: ['01-fluxograma', 'nao-existe'],
      answers: {},
    });
    expect([...standings].map(([step, standing]) => [step, wordsOf(standing), isDone(standing)])).toEqual([
      ['01-fluxograma', 'lido', true],
      ['02-estados', 'não começado', false],
    ]);
  });
});
