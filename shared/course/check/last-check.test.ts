import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckReport, GoalReport } from '../../testing/report.ts';
import { advanceHint, failingGoal, keepLastCheck, readLastCheck } from './last-check.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'ultima-')), 'verificacoes');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const passed = (number: number): GoalReport => ({ number, title: `Meta ${number}`, outcome: 'passed' });
const failed = (number: number, reason: string): GoalReport => ({
  number,
  title: `Meta ${number}`,
  outcome: 'failed',
  failure: { reason, expected: '', happened: '', path: [], lookAt: [], hints: ['a', 'b', 'c'] },
});
const report = (...goals: GoalReport[]): CheckReport => ({
  step: '04-emprestimo',
  outcome: goals.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed',
  goals,
  machines: [],
  seed: 1,
  durationMs: 10,
});

test('a meta de que as dicas falam é a primeira que falhou', () => {
  expect(failingGoal(report(passed(1), failed(2, 'x'), failed(3, 'y')))?.number).toBe(2);
  expect(failingGoal(report(passed(1)))).toBeUndefined();
});

describe('a última verificação de um passo', () => {
  test('o que se guarda é o que se lê', async () => {
    const kept = await keepLastCheck(report(failed(1, 'x')), folder);
    expect(kept.hintsShown).toBe(1);
    expect(readLastCheck('04-emprestimo', folder)).toEqual(kept);
    expect(readLastCheck('01-fluxograma', folder)).toBeUndefined();
  });

  test.each(['{"report":', 'null', '{}', '{"report":{}}', '[]'])(
    'dado o arquivo %j, é como se não houvesse, e a verificação seguinte o conserta',
    async (text) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, '04-emprestimo.json'), text);
      expect(readLastCheck('04-emprestimo', folder)).toBeUndefined();
      expect((await keepLastCheck(report(failed(1, 'x')), folder)).hintsShown).toBe(1);
      expect(readLastCheck('04-emprestimo', folder)?.hintsShown).toBe(1);
    },
  );
});

describe('as dicas já mostradas', () => {
  const twoHints = async () => advanceHint(await keepLastCheck(report(failed(1, 'x')), folder), folder);

  test('quando a mesma meta falha pelo mesmo motivo, continuam contando', async () => {
    expect((await twoHints()).hintsShown).toBe(2);
    expect((await keepLastCheck(report(failed(1, 'x')), folder)).hintsShown).toBe(2);
  });

  test.each([
    ['por outro motivo', report(failed(1, 'y'))],
    ['e é outra meta', report(passed(1), failed(2, 'x'))],
    ['e nenhuma mais falha', report(passed(1))],
  ])('quando a falha muda %s, recomeçam da primeira', async (_, next) => {
    await twoHints();
    expect((await keepLastCheck(next, folder)).hintsShown).toBe(1);
  });

  test('quando se pedem mais do que há, param na última', async () => {
    let last = await twoHints();
    for (let asked = 0; asked < 5; asked++) last = await advanceHint(last, folder);
    expect(last.hintsShown).toBe(3);
    expect(readLastCheck('04-emprestimo', folder)?.hintsShown).toBe(3);
  });
});
