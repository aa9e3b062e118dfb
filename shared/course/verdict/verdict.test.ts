import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CheckReport, GoalFailure } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import { hintLines, pathText, problemText, seconds, type VerdictOptions, verdict } from './verdict.ts';

const STEP: Step = { number: 4, slug: '04-emprestimo', title: 'O empréstimo', part: 'P', state: 'pronto' };
const FAILURE: GoalFailure = {
  reason: 'decisao',
  expected: 'A decisão deveria ser APROVADO.',
  happened: 'A decisão foi "REJEITADO".',
  path: [
    { state: 'Receber', outcome: 'exited' },
    { state: 'Verificar', outcome: 'failed', error: 'SemLimite' },
  ],
  lookAt: [{ file: 'steps/04-emprestimo/emprestimo-stack.ts', line: 50, state: 'Verificar' }],
  awsMessage: 'primeira linha\nsegunda linha',
  hints: ['Confira o operador.', 'Confira o número.'],
  stack: 'Error: interno\n    at alguma.coisa',
};
const FAILED: CheckReport = {
  step: '04-emprestimo',
  outcome: 'failed',
  goals: [
    { number: 1, title: 'Passa pelos quatro estados', outcome: 'passed' },
    { number: 2, title: 'Aprova', outcome: 'failed', failure: FAILURE },
    { number: 3, title: 'Rejeita', outcome: 'skipped' },
  ],
  machines: [],
  seed: 777,
  durationMs: 1840,
};
const PASSED: CheckReport = { ...FAILED, outcome: 'passed', goals: FAILED.goals.slice(0, 1) };
const BROKEN: CheckReport = {
  ...FAILED,
  outcome: 'broken',
  goals: [{ number: 1, title: 'Passa', outcome: 'skipped' }],
  problem: {
    title: 'O arquivo tem um erro de sintaxe',
    detail: 'Unexpected "}"',
    place: { file: 'steps/04-emprestimo/app.ts', line: 3, column: 1 },
    whatToDo: 'Olhe a linha indicada.',
    stack: 'Error: transform',
  },
};

/** O veredito como linhas de texto, sem cores e sem recuo. */
const linesOf = (report: CheckReport, options: Partial<VerdictOptions> = {}): string[] =>
  stripVTControlCharacters(verdict(report, { step: STEP, hintsShown: 1, ...options }))
    .split('\n')
    .map((line) => line.trim());

describe('dada uma meta que falhou, o veredito', () => {
  test('mostra cada meta com a sua marca', () => {
    const lines = linesOf(FAILED);
    expect(lines).toContain('Passo 4 · O empréstimo');
    expect(lines).toContain('✓ 1. Passa pelos quatro estados');
    expect(lines).toContain('✗ 2. Aprova');
    expect(lines).toContain('· 3. Rejeita');
  });

  test('diz o que era esperado, o que aconteceu, o caminho e onde olhar', () => {
    const text = linesOf(FAILED).join('\n').replaceAll(/ +/g, ' ');
    expect(text).toContain('esperado A decisão deveria ser APROVADO.');
    expect(text).toContain('aconteceu A decisão foi "REJEITADO".');
    expect(text).toContain('caminho Receber → Verificar ✗ SemLimite');
    expect(text).toContain('olhe steps/04-emprestimo/emprestimo-stack.ts:50, estado "Verificar"');
  });

  test('alinha as linhas do texto da AWS', () => {
    const lines = stripVTControlCharacters(verdict(FAILED, { step: STEP, hintsShown: 1 })).split('\n');
    const first = lines.find((line) => line.includes('primeira linha')) ?? '';
    const second = lines.find((line) => line.includes('segunda linha')) ?? '';
    expect(first).toContain('a AWS diz');
    expect(second.indexOf('segunda')).toBe(first.indexOf('primeira'));
  });

  test('mostra só a dica pedida, e como pedir a próxima', () => {
    const lines = linesOf(FAILED);
    expect(lines).toContain('Dica 1 de 2, para a meta 2');
    expect(lines).toContain('Confira o operador.');
    expect(lines).not.toContain('Confira o número.');
    expect(lines).toContain('Próxima dica: npm run dica 4');
  });

  test('só mostra a pilha a pedido', () => {
    expect(linesOf(FAILED).join('\n')).not.toContain('alguma.coisa');
    expect(linesOf(FAILED, { withStack: true }).join('\n')).toContain('alguma.coisa');
  });

  test('resume as metas, o tempo e a semente', () => {
    expect(linesOf(FAILED)).toContain('1 de 3 metas (1,8 s, semente 777)');
  });

  test('nunca deixa duas linhas vazias seguidas', () => {
    expect(linesOf(FAILED).join('\n')).not.toContain('\n\n\n');
  });
});

describe('dado um passo concluído, o veredito', () => {
  test('diz qual é o próximo', () => {
    const lines = linesOf(PASSED, { nextStep: { ...STEP, number: 5 } });
    expect(lines).toContain('1 de 1 metas. Passo 4 concluído. (1,8 s, semente 777)');
    expect(lines).toContain('Próximo: npm start 5');
  });

  test('sem próximo, mostra onde ver o conjunto; e nenhuma dica', () => {
    expect(linesOf(PASSED)).toContain('Veja o conjunto: npm run progresso');
    expect(linesOf(PASSED).join('\n')).not.toContain('Dica');
  });
});

describe('dada uma verificação que não pôde começar, o veredito', () => {
  test('diz o erro, onde e o que fazer, e nenhuma dica', () => {
    const text = linesOf(BROKEN).join('\n').replaceAll(/ +/g, ' ');
    expect(text).toContain('✗ O arquivo tem um erro de sintaxe');
    expect(text).toContain('o erro Unexpected "}"');
    expect(text).toContain('onde steps/04-emprestimo/app.ts:3:1');
    expect(text).toContain('o que fazer Olhe a linha indicada.');
    expect(text).toContain('· 1. Passa');
    expect(text).toContain('A verificação não pôde começar. (1,8 s, semente 777)');
    expect(text).not.toContain('Dica');
  });

  test('só mostra a pilha a pedido', () => {
    const problem = BROKEN.problem as NonNullable<CheckReport['problem']>;
    expect(problemText(problem, false)).not.toContain('Error: transform');
    expect(problemText(problem, true)).toContain('Error: transform');
  });
});

describe('as dicas', () => {
  const hints = (shown: number) =>
    hintLines(FAILED, shown, 4).map((line) => stripVTControlCharacters(line.trim()));

  test('a última diz que é a última', () => {
    expect(hints(2)).toEqual(['Dica 2 de 2, para a meta 2', 'Confira o número.', 'Esta é a última dica.']);
  });

  test('sem meta falhando, ou sem dica a mostrar, não há linhas', () => {
    expect(hintLines(PASSED, 1, 4)).toEqual([]);
    expect(hints(0)).toEqual([]);
    expect(hints(3)).toEqual([]);
  });
});

test('o caminho marca onde falhou, o que foi pego e o que não terminou', () => {
  const path = pathText([
    { state: 'A', outcome: 'exited' },
    { state: 'B', outcome: 'caught', error: 'Lento' },
    { state: 'C', outcome: 'aborted' },
    { state: 'D', outcome: 'failed' },
  ]);
  expect(stripVTControlCharacters(path)).toBe('A → B (pegou Lento) → C (não terminou) → D ✗');
});

test('a duração se lê em segundos, com vírgula', () => {
  expect(seconds(1840)).toBe('1,8 s');
  expect(seconds(0)).toBe('0,0 s');
});
