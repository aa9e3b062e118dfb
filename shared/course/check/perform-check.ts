import type { CheckReport } from '../../testing/report.ts';
import { recordPassed } from '../progress/progress.ts';
import type { CheckRunner } from './check-runner.ts';
import { keepLastCheck } from './last-check.ts';

/** Verifica a resposta da pessoa, guarda o resultado e, se passou, anota o progresso. */
export async function performCheck(
  runner: CheckRunner,
  step: string,
  seed?: number,
): Promise<{ report: CheckReport; hintsShown: number }> {
  const report = await runner.check({ step, seed });
  const { hintsShown } = await keepLastCheck(report);
  if (report.outcome === 'passed') await recordPassed(step, report.seed, new Date());
  return { report, hintsShown };
}
