import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../../shared/course/data.ts';
import { afterEvent, type LiveStatus } from './step-status.ts';

const step = '01-fluxograma';
const machines = [{ name: 'pizza', definition: '{}' }];
const report: CheckReport = { step, outcome: 'passed', goals: [], machines, seed: 1, durationMs: 1 };
const idle: LiveStatus = { report, machines, running: false, hintsShown: 2 };

describe('o que um evento muda no estado de um passo', () => {
  test('quando uma verificação começa, o resultado anterior continua à vista', () => {
    const trouble = { ...idle, trouble: 'o disco encheu' };
    expect(afterEvent(trouble, { type: 'running', step }, 500)).toEqual({
      ...idle,
      running: true,
      since: 500,
    });
  });

  test('quando ela termina, vale o resultado novo, com as dicas que ele já tem', () => {
    const news = { ...report, outcome: 'failed' as const };
    const event = { type: 'report' as const, step, report: news, machines: [], hintsShown: 1 };
    expect(afterEvent({ ...idle, running: true, since: 5 }, event, 9)).toEqual({
      report: news,
      machines: [],
      running: false,
      hintsShown: 1,
    });
  });

  test('quando o passo recomeça, o resultado anterior não vale mais, e o desenho espera o próximo', () => {
    expect(afterEvent(idle, { type: 'restarted', step }, 7)).toEqual({
      report: null,
      machines,
      running: true,
      since: 7,
      hintsShown: 1,
    });
  });

  test('quando a verificação não pôde ser feita, a página diz por quê e deixa de esperar', () => {
    const after = afterEvent(
      { ...idle, running: true },
      { type: 'trouble', step, message: 'o disco encheu' },
      7,
    );
    expect(after).toEqual({ ...idle, trouble: 'o disco encheu' });
  });

  test('dada mais uma dica, só ela muda; o progresso não muda nada', () => {
    expect(afterEvent(idle, { type: 'hints', step, hintsShown: 3 }, 7)).toEqual({ ...idle, hintsShown: 3 });
    expect(afterEvent(idle, { type: 'progress', steps: [] }, 7)).toBe(idle);
  });
});
