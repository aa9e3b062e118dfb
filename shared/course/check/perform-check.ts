import type { CheckReport } from '../../testing/report.ts';
import { recordPassed } from '../progress/progress.ts';
import type { CheckRunner } from './check-runner.ts';
import { keepLastCheck } from './last-check.ts';

/** Onde ficam a última verificação e o progresso, quando não são os desta cópia. */
export interface RecordPlaces {
  /** Pasta das últimas verificações. */
  checks?: string;
  /** Arquivo de progresso. */
  progress?: string;
}

/** Verifica a resposta da pessoa, guarda o resultado e, se passou, anota o progresso. */
export async function performCheck(
  runner: CheckRunner,
  step: string,
  seed?: number,
  places: RecordPlaces = {},
): Promise<{ report: CheckReport; hintsShown: number }> {
  const report = await runner.check({ step, seed });
  const { hintsShown } = await keepLastCheck(report, places.checks);
  if (report.outcome === 'passed') await recordPassed(step, report.seed, new Date(), places.progress);
  return { report, hintsShown };
}
