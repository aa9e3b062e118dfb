import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../../shared/asl/index.ts';
import { isOver, isWaiting, simulate } from './test-simulation.ts';
import { timelineOf } from './timeline.ts';
import type { Mocks } from './types.ts';

const Task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' };

async function rowsOf(definition: Json, mocks: Mocks = {}, input: Json = {}) {
  const simulation = simulate({ definition, mocks, input });
  await simulation.until((update) => isOver(update) || isWaiting(update));
  return timelineOf(simulation.events);
}

describe('a linha do tempo', () => {
  it('dada uma tarefa que falha duas vezes, então mostra as tentativas, as esperas e o fim', async () => {
    const Retry = [{ ErrorEquals: ['Caiu'], IntervalSeconds: 10, BackoffRate: 2 }];
    const mocks = {
      A: [{ error: 'Caiu', delaySeconds: 1 }, { error: 'Caiu' }, { result: 1, delaySeconds: 3 }],
    };
    const [row] = await rowsOf({ StartAt: 'A', States: { A: { ...Task, Retry, End: true } } }, mocks);
    expect(row).toMatchObject({
      name: 'A',
      type: 'Task',
      depth: 0,
      start: 0,
      end: 34_000,
      outcome: 'succeeded',
    });
    expect(row?.error).toBeUndefined();
    expect(
      row?.segments.map(({ kind, start, end, outcome, attempt }) => [kind, attempt, start, end, outcome]),
    ).toEqual([
      ['attempt', 0, 0, 1000, 'failed'],
      ['backoff', 1, 1000, 11_000, 'succeeded'],
      ['attempt', 1, 11_000, 11_000, 'failed'],
      ['backoff', 2, 11_000, 31_000, 'succeeded'],
      ['attempt', 2, 31_000, 34_000, 'succeeded'],
    ]);
  });

  it('dado um erro que um Catch trata, então a linha diz o erro, e que foi tratado', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B' }];
    const definition = { StartAt: 'A', States: { A: { ...Task, Catch, Next: 'B' }, B: { Type: 'Succeed' } } };
    expect(await rowsOf(definition, { A: [{ error: 'Caiu', cause: 'a luz' }] })).toMatchObject([
      { name: 'A', outcome: 'caught', error: 'Caiu', cause: 'a luz' },
      { name: 'B', outcome: 'succeeded' },
    ]);
  });

  it('dada uma espera e uma pergunta, então a que ainda não acabou não tem fim', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: { A: { Type: 'Wait', Seconds: 60, Next: 'B' }, B: { ...Task, End: true } },
    };
    const [wait, task] = await rowsOf(definition);
    expect(wait?.segments).toMatchObject([{ kind: 'wait', start: 0, end: 60_000, outcome: 'succeeded' }]);
    expect(task).toMatchObject({
      start: 60_000,
      outcome: 'running',
      segments: [{ kind: 'attempt', outcome: 'running' }],
    });
    expect(task).not.toHaveProperty('end');
  });

  it('dado um ramo que falha, então ele falhou e o outro foi interrompido, cada um em seu lugar', async () => {
    const definition: Json = {
      StartAt: 'Juntos',
      States: {
        Juntos: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Lento', States: { Lento: { Type: 'Wait', Seconds: 90, End: true } } },
            { StartAt: 'Falho', States: { Falho: { ...Task, End: true } } },
          ],
          End: true,
        },
      },
    };
    expect(await rowsOf(definition, { Falho: [{ error: 'Caiu', delaySeconds: 5 }] })).toMatchObject([
      { name: 'Juntos', outcome: 'failed', error: 'Caiu', end: 5000 },
      {
        name: 'Lento',
        outcome: 'aborted',
        parent: 2,
        depth: 1,
        iteration: 0,
        end: 5000,
        segments: [{ outcome: 'aborted' }],
      },
      { name: 'Falho', outcome: 'failed', parent: 2, depth: 1, iteration: 1, error: 'Caiu' },
    ]);
  });

  it('dado um Parallel que tenta de novo, então as tentativas dele aparecem, com o erro de dentro', async () => {
    const definition: Json = {
      StartAt: 'Juntos',
      States: {
        Juntos: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'Falho', States: { Falho: { ...Task, End: true } } }],
          Retry: [{ ErrorEquals: ['Caiu'], IntervalSeconds: 7 }],
          End: true,
        },
      },
    };
    const [group, first, second] = await rowsOf(definition, { Falho: [{ error: 'Caiu' }, { result: 1 }] });
    expect(
      group?.segments.map(({ kind, outcome, error, start, end }) => [kind, outcome, error, start, end]),
    ).toEqual([
      ['attempt', 'failed', 'Caiu', 0, 0],
      ['backoff', 'succeeded', undefined, 0, 7000],
      ['attempt', 'succeeded', undefined, 7000, 7000],
    ]);
    expect([first?.outcome, second?.outcome]).toEqual(['failed', 'succeeded']);
  });

  it('dado um Map, então cada item tem o seu número', async () => {
    const definition: Json = {
      StartAt: 'Cada',
      States: {
        Cada: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: {
            StartAt: 'Um',
            States: { Um: { Type: 'Pass', Next: 'Dois' }, Dois: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    };
    const rows = await rowsOf(definition, {}, ['a', 'b']);
    expect(rows.map(({ name, iteration }) => [name, iteration])).toEqual([
      ['Cada', undefined],
      ['Um', 0],
      ['Dois', 0],
      ['Um', 1],
      ['Dois', 1],
    ]);
  });

  it('dada uma máquina cujo prazo vence, então quem andava passou do prazo', async () => {
    const definition: Json = {
      StartAt: 'A',
      TimeoutSeconds: 5,
      States: { A: { Type: 'Wait', Seconds: 60, End: true } },
    };
    expect(await rowsOf(definition)).toMatchObject([{ outcome: 'timed-out', end: 5000 }]);
  });
});
