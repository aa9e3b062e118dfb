import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckReport, GoalReport } from '../../testing/report.ts';
import { LOCAL_FOLDER } from '../paths.ts';

/** A última verificação de um passo e quantas dicas da meta que falha já foram mostradas. */
export interface LastCheck {
  report: CheckReport;
  hintsShown: number;
}

const FOLDER = path.join(LOCAL_FOLDER, 'verificacoes');
const fileOf = (slug: string, folder: string): string => path.join(folder, `${slug}.json`);

/** A primeira meta que falhou: é dela que as dicas falam. */
export const failingGoal = (report: CheckReport): GoalReport | undefined =>
  report.goals.find((goal) => goal.outcome === 'failed');

/** A última verificação, se houve uma e se o arquivo se lê. */
export function readLastCheck(slug: string, folder = FOLDER): LastCheck | undefined {
  const file = fileOf(slug, folder);
  if (!existsSync(file)) return undefined;
  try {
    const last = JSON.parse(readFileSync(file, 'utf8')) as Partial<LastCheck> | null;
    return Array.isArray(last?.report?.goals) ? (last as LastCheck) : undefined;
  } catch {
    return undefined;
  }
}

/** Guarda uma verificação. Quem continua na mesma falha não perde as dicas que já pediu. */
export async function keepLastCheck(report: CheckReport, folder = FOLDER): Promise<LastCheck> {
  const before = readLastCheck(report.step, folder);
  const same = before !== undefined && sameFailure(failingGoal(before.report), failingGoal(report));
  const kept = { report, hintsShown: same ? before.hintsShown : 1 };
  await write(kept, folder);
  return kept;
}

/** Mostra mais uma dica; para na última. */
export async function advanceHint(last: LastCheck, folder = FOLDER): Promise<LastCheck> {
  const total = failingGoal(last.report)?.failure?.hints.length ?? 0;
  const next = { ...last, hintsShown: Math.min(last.hintsShown + 1, total) };
  await write(next, folder);
  return next;
}

/** Esquece a última verificação de um passo, porque a pessoa o recomeçou. */
export const forgetLastCheck = (slug: string, folder = FOLDER): Promise<void> =>
  rm(fileOf(slug, folder), { force: true });

function sameFailure(one: GoalReport | undefined, other: GoalReport | undefined): boolean {
  return one !== undefined && one.number === other?.number && one.failure?.reason === other.failure?.reason;
}

async function write(last: LastCheck, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(last.report.step, folder), JSON.stringify(last));
}
