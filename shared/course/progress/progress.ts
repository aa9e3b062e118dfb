import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Step } from '../catalogue/catalogue.ts';
import { readLastCheck } from '../check/last-check.ts';
import { ROOT } from '../paths.ts';
import { editedFiles, readStarters } from '../starters/starters.ts';

/** Um passo por linha: quando a verificação passou e com que semente. */
export interface Progress {
  passos: Record<string, { verificadoEm: string; semente: number }>;
}

export type StepState = 'untouched' | 'in-progress' | 'passed';

/** O arquivo de progresso existe, mas não se lê. */
export class UnreadableProgress extends Error {
  override readonly name = 'UnreadableProgress';
}

export const PROGRESS_FILE = path.join(ROOT, '.progresso.json');

/** O progresso desta cópia. @throws {UnreadableProgress} com o que fazer */
export function readProgress(file = PROGRESS_FILE): Progress {
  if (!existsSync(file)) return { passos: {} };
  try {
    const progress = JSON.parse(readFileSync(file, 'utf8')) as Progress;
    const { passos } = progress;
    if (passos !== null && typeof passos === 'object' && !Array.isArray(passos)) return progress;
  } catch {
    // Cai no erro abaixo: o que fazer é o mesmo nos dois casos.
  }
  throw new UnreadableProgress(
    `Não consegui ler ${path.basename(file)}. Apague o arquivo e verifique de novo os passos que já tinham passado.`,
  );
}

async function writeProgress(progress: Progress, file: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(progress, null, 2)}\n`);
  await rename(draft, file);
}

/** Anota que a verificação de um passo passou. Ninguém mais escreve progresso. */
export async function recordPassed(
  slug: string,
  seed: number,
  now: Date,
  file = PROGRESS_FILE,
): Promise<void> {
  const progress = readProgress(file);
  progress.passos[slug] = { verificadoEm: now.toISOString(), semente: seed };
  await writeProgress(progress, file);
}

/** Esquece um passo, porque a pessoa o recomeçou. */
export async function forgetStep(slug: string, file = PROGRESS_FILE): Promise<void> {
  const progress = readProgress(file);
  if (!(slug in progress.passos)) return;
  delete progress.passos[slug];
  await writeProgress(progress, file);
}

/** Em que pé cada passo está: verificado, mexido ou como veio. */
export function stepStates(steps: readonly Step[], file = PROGRESS_FILE): { step: Step; state: StepState }[] {
  const { passos } = readProgress(file);
  const starters = readStarters();
  return steps.map((step) => {
    if (Object.hasOwn(passos, step.slug)) return { step, state: 'passed' };
    const touched = step.state === 'pronto' && editedFiles(step.slug, starters[step.slug]).length > 0;
    return { step, state: touched ? 'in-progress' : 'untouched' };
  });
}

/** Um passo no progresso, como a página o recebe. */
export interface StepProgress {
  /** Pasta do passo, como `04-emprestimo`. */
  step: string;
  state: StepState;
  /** As metas na última verificação; `null` enquanto não houve nenhuma. */
  goals: { passed: number; total: number } | null;
}

/**
 * O progresso de cada passo, com as metas da última verificação.
 * @param places o arquivo de progresso e a pasta das verificações, quando não são os desta cópia
 * @throws {UnreadableProgress} com o que fazer
 */
export function courseProgress(
  steps: readonly Step[],
  places: { progress?: string; checks?: string } = {},
): StepProgress[] {
  return stepStates(steps, places.progress).map(({ step, state }) => {
    const goals = readLastCheck(step.slug, places.checks)?.report.goals ?? [];
    const passed = goals.filter(({ outcome }) => outcome === 'passed').length;
    return { step: step.slug, state, goals: goals.length === 0 ? null : { passed, total: goals.length } };
  });
}
