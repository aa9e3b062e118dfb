import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckReport } from '../../testing/report.ts';
import { readProgress } from '../progress/progress.ts';
import type { CheckRunner } from './check-runner.ts';
import { readLastCheck } from './last-check.ts';
import { performCheck } from './perform-check.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'verifica-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const places = () => ({ checks: path.join(root, 'verificacoes'), progress: path.join(root, 'p.json') });

/** Quem dá sempre o mesmo resultado. */
const always = (outcome: CheckReport['outcome']): CheckRunner => ({
  check: async ({ step, seed = 1 }) => ({ step, outcome, goals: [], machines: [], seed, durationMs: 1 }),
  close: async () => undefined,
});

test('dada uma verificação que passou, guarda o resultado e anota o progresso com a semente', async () => {
  const { report } = await performCheck(always('passed'), '04-emprestimo', 777, places());
  expect(readLastCheck('04-emprestimo', places().checks)?.report).toEqual(report);
  expect(readProgress(places().progress).passos['04-emprestimo']?.semente).toBe(777);
});

test.each(['failed', 'broken'] as const)(
  'dada uma que terminou em %s, o progresso não muda',
  async (outcome) => {
    await performCheck(always(outcome), '04-emprestimo', 777, places());
    expect(readLastCheck('04-emprestimo', places().checks)?.report.outcome).toBe(outcome);
    expect(readProgress(places().progress)).toEqual({ passos: {} });
  },
);
