import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { FolderExecution } from '../../testing/execute-folder.ts';
import { historyTable } from './history-table.ts';

const at = (milliseconds: number) => new Date(1_700_000_000_000 + milliseconds);
const EXECUTION: FolderExecution = {
  arn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
  input: {},
  status: 'SUCCEEDED',
  output: { score: 700 },
  error: undefined,
  cause: undefined,
  path: [],
  events: [
    { id: 1, timestamp: at(0), type: 'ExecutionStarted' },
    { id: 2, timestamp: at(5), type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Verificar' } },
    {
      id: 3,
      timestamp: at(1234),
      type: 'TaskStateExited',
      stateExitedEventDetails: {
        name: 'Verificar',
        output: `"${'x'.repeat(200)}"`,
        assignedVariables: { score: '700' },
      },
    },
  ],
};

const linesOf = (execution: FolderExecution) =>
  stripVTControlCharacters(historyTable(execution))
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '));

describe('a história de uma execução', () => {
  test('cada evento é uma linha, com o tempo desde o começo e o estado', () => {
    const lines = linesOf(EXECUTION);
    expect(lines).toContain('1 0 ms ExecutionStarted');
    expect(lines).toContain('2 5 ms TaskStateEntered Verificar');
    expect(lines.find((line) => line.startsWith('3 1234 ms TaskStateExited Verificar "xxx'))?.at(-1)).toBe(
      '…',
    );
  });

  test('dado um evento de falha, a linha dele traz o nome do erro', () => {
    const failed = {
      id: 4,
      timestamp: at(2000),
      type: 'TaskFailed' as const,
      taskFailedEventDetails: { resourceType: 'lambda', resource: 'invoke', error: 'CpfInvalido' },
    };
    expect(linesOf({ ...EXECUTION, events: [...EXECUTION.events, failed] })).toContain(
      '4 2000 ms TaskFailed CpfInvalido',
    );
  });

  test('dada uma que terminou bem, o fim mostra a saída', () => {
    expect(linesOf(EXECUTION)).toEqual(expect.arrayContaining(['SUCCEEDED', '"score": 700']));
  });

  test.each([
    [59_999, '59999 ms'],
    [200_000, '3min 20s'],
    [90_000_000, '25h 0min'],
  ])('dados %i milissegundos, o tempo aparece como %s', (milliseconds, text) => {
    const last = { id: 4, timestamp: at(milliseconds), type: 'TaskTimedOut' } as const;
    expect(linesOf({ ...EXECUTION, events: [...EXECUTION.events, last] })).toContain(
      `4 ${text} TaskTimedOut`,
    );
  });

  test('dado o que alguém fez durante a espera, a frase vem logo abaixo do evento', () => {
    const notes = [{ afterEvent: 2, text: 'Carla respondeu 1.' }];
    const lines = linesOf({ ...EXECUTION, notes });
    expect(lines[lines.indexOf('2 5 ms TaskStateEntered Verificar') + 1]).toBe('Carla respondeu 1.');
  });

  test('dada uma que falhou, o fim mostra o erro e o que a AWS disse dele', () => {
    const lines = linesOf({
      ...EXECUTION,
      status: 'FAILED',
      error: 'SemLimite',
      cause: 'O cartão\nrecusou.',
    });
    expect(lines.slice(-4)).toEqual(['FAILED SemLimite', 'O cartão', 'recusou.', '']);
  });
});
