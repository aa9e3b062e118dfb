import { describe, expect, test } from 'vitest';
import { GoalNotMet, type Shortfall } from './goal-not-met.ts';
import { endingOf, evidenceOf, type JudgedExecution, mustFollow, mustSucceed } from './judged-execution.ts';
import { unexpectedFailure } from './problem.ts';

const STATES = ['Receber', 'Verificar', 'Avisar'];

const succeeded = (...visited: string[]): JudgedExecution => ({
  arn: 'arn:aws:states:us-east-1:123456789012:execution:emprestimo:um',
  input: {},
  status: 'SUCCEEDED',
  output: { decisao: 'APROVADO' },
  error: undefined,
  cause: undefined,
  path: visited.map((state) => ({ state, outcome: 'exited' })),
  events: [],
});

const failed: JudgedExecution = {
  ...succeeded('Receber'),
  status: 'FAILED',
  output: null,
  error: 'SemLimite',
  cause: 'O cartão recusou.',
  path: [
    { state: 'Receber', outcome: 'exited' },
    { state: 'Verificar', outcome: 'failed', error: 'SemLimite' },
  ],
};

function shortfallOf(judge: () => void): Shortfall | undefined {
  try {
    judge();
  } catch (error) {
    if (error instanceof GoalNotMet) return error.shortfall;
    throw error;
  }
  return undefined;
}

describe('como uma execução terminou', () => {
  test('dada uma que terminou bem, a frase mostra a saída', () => {
    expect(endingOf(succeeded())).toBe('A execução terminou bem, com a saída {"decisao":"APROVADO"}.');
  });

  test('dada uma saída grande, a frase mostra só o começo', () => {
    const ending = endingOf({ ...succeeded(), output: 'x'.repeat(10_000) });
    expect(ending.length).toBeLessThan(500);
    expect(ending).toMatch(/^A execução terminou bem, com a saída "xxx.*x…\.$/);
  });

  test('dada uma que falhou, a frase mostra o erro, se há um', () => {
    expect(endingOf(failed)).toBe('A execução terminou em FAILED com o erro SemLimite.');
    expect(endingOf({ ...failed, status: 'ABORTED', error: undefined })).toBe(
      'A execução terminou em ABORTED.',
    );
  });

  test('dada uma que falhou, mustSucceed diz o estado, o texto da AWS e o caminho', () => {
    expect(shortfallOf(() => mustSucceed(failed))).toEqual({
      reason: 'execucao-falhou',
      expected: 'A execução deveria terminar bem.',
      happened: 'A execução terminou em FAILED com o erro SemLimite.',
      path: failed.path,
      lookAt: [{ state: 'Verificar' }],
      awsMessage: 'O cartão recusou.',
    });
    expect(shortfallOf(() => mustSucceed(succeeded()))).toBeUndefined();
  });

  test('dado um erro dentro de um Map, o lugar a olhar é o estado de dentro', () => {
    const path = [
      { state: 'Itens', outcome: 'failed', error: 'X' },
      { state: 'Preparar', outcome: 'failed', error: 'X' },
      { state: 'Embalar', outcome: 'aborted' },
    ] as const;
    expect(evidenceOf({ ...failed, path: [...path] }).lookAt).toEqual([{ state: 'Preparar' }]);
  });
});

describe('mustFollow', () => {
  test('dado o caminho esperado, segue adiante', () => {
    expect(shortfallOf(() => mustFollow(succeeded(...STATES), STATES, 'São três.'))).toBeUndefined();
  });

  test.each([
    [[], 'Nenhum estado foi visitado.', ['Receber']],
    [['Avisar'], 'A execução começou em "Avisar".', ['Receber']],
    [['Receber'], 'A execução parou em "Receber", sem chegar a "Verificar".', ['Receber', 'Verificar']],
    [['Receber', 'Avisar'], 'Depois de "Receber", a execução foi para "Avisar".', ['Receber', 'Verificar']],
    [[...STATES, 'Arquivar'], 'Depois de "Avisar", a execução foi para "Arquivar".', ['Avisar', 'Arquivar']],
  ])('dado o caminho %j, diz onde ele se separou do esperado', (visited, happened, states) => {
    expect(
      shortfallOf(() => mustFollow(succeeded(...(visited as string[])), STATES, 'São três.')),
    ).toMatchObject({
      reason: 'caminho',
      expected: 'São três. O caminho esperado é Receber → Verificar → Avisar.',
      happened,
      lookAt: (states as string[]).map((state) => ({ state })),
    });
  });
});

test('dado um erro que nenhum passo provoca, a mensagem diz que a culpa é do curso e guarda a pilha', () => {
  const cause = new Error('soquete fechado');
  const { problem } = unexpectedFailure(cause);
  expect(problem).toMatchObject({ detail: 'soquete fechado', stack: cause.stack });
  expect(problem.whatToDo).toContain('O erro é nosso');
});
