import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../../shared/course/data.ts';
import type { LiveStatus } from '../live/step-status.ts';
import { fileText, pathText, secondsText, summaryOf } from './words.ts';

const report: CheckReport = {
  step: '01-fluxograma',
  outcome: 'failed',
  goals: [
    { number: 1, title: 'uma', outcome: 'passed' },
    { number: 2, title: 'outra', outcome: 'failed' },
  ],
  machines: [],
  seed: 1,
  durationMs: 1,
};
const idle: LiveStatus = { report, running: false, machines: [], hintsShown: 1 };

describe('em que pé o passo está', () => {
  test.each<[string, LiveStatus, string]>([
    ['nunca verificado', { ...idle, report: null }, 'Ainda não verifiquei este passo.'],
    ['sendo verificado', { ...idle, running: true }, 'Verificando…'],
    ['com metas por alcançar', idle, '1 de 2 metas'],
    [
      'concluído',
      { ...idle, report: { ...report, outcome: 'passed', goals: report.goals.slice(0, 1) } },
      '1 de 1 metas. Passo concluído!',
    ],
    [
      'que não começa',
      {
        ...idle,
        report: {
          ...report,
          outcome: 'broken',
          problem: { title: 'JSON quebrado', detail: '', whatToDo: '' },
        },
      },
      'JSON quebrado',
    ],
    [
      'que o curso não conseguiu verificar',
      { ...idle, trouble: 'disco cheio' },
      'Não consegui verificar este passo.',
    ],
  ])('dado um passo %s', (_, status, expected) => {
    expect(summaryOf(status)).toBe(expected);
  });
});

test('o caminho diz onde parou e por quê', () => {
  const path = [
    { state: 'A', outcome: 'exited' as const },
    { state: 'B', outcome: 'caught' as const, error: 'States.Timeout' },
    { state: 'C', outcome: 'aborted' as const },
    { state: 'D', outcome: 'failed' as const, error: 'Erro' },
  ];
  expect(pathText(path)).toBe('A → B (pegou States.Timeout) → C (não terminou) → D ✗ Erro');
});

test('um lugar e um tempo, como se leem', () => {
  expect(fileText({ file: 'steps/a.ts', line: 4, column: 2 })).toBe('steps/a.ts:4');
  expect(fileText({ file: 'steps/a.ts' })).toBe('steps/a.ts');
  expect(fileText({ state: 'A' })).toBeUndefined();
  expect(secondsText(1849)).toBe('1,8 s');
});
