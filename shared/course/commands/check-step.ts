import { watch } from 'chokidar';
import colors from 'picocolors';
import type { CheckReport } from '../../testing/report.ts';
import { catalogue, type Step } from '../catalogue/catalogue.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { performCheck } from '../check/perform-check.ts';
import { stepFolder } from '../paths.ts';
import { verdict } from '../verdict/verdict.ts';
import { untilInterrupted } from './until-interrupted.ts';

export interface CheckOptions {
  watch: boolean;
  withStack: boolean;
  seed?: number;
}

/** Espera os salvamentos de um editor se acalmarem, em milissegundos. */
const SETTLE_MS = 50;

/** Verifica uma vez e mostra o veredito. */
async function checkOnce(
  runner: CheckRunner,
  step: Step,
  { withStack, seed }: CheckOptions,
): Promise<CheckReport> {
  const { report, hintsShown } = await performCheck(runner, step.slug, seed);
  const nextStep = catalogue().find((other) => other.state === 'pronto' && other.number > step.number);
  console.log(verdict(report, { step, hintsShown, withStack, nextStep }));
  return report;
}

/**
 * `npm test 4` e `npm test 4 -- --watch`.
 * @returns código de saída: 0 quando todas as metas passaram
 */
export async function checkStep(step: Step, options: CheckOptions): Promise<number> {
  const runner = createCheckRunner();
  console.log(colors.dim(`\nVerificando steps/${step.slug} ...`));
  try {
    const report = await checkOnce(runner, step, options);
    if (!options.watch) return report.outcome === 'passed' ? 0 : 1;
    await watchStep(runner, step, options);
    return 0;
  } finally {
    await runner.close();
  }
}

/** Verifica outra vez a cada salvamento, até Ctrl-C. Uma verificação quebrada não encerra a espera. */
async function watchStep(runner: CheckRunner, step: Step, options: CheckOptions): Promise<void> {
  const say = () => console.log(colors.dim('  Salve um arquivo para verificar de novo. Ctrl-C encerra.\n'));
  const watcher = watch(stepFolder(step.slug), { ignoreInitial: true, ignored: /cdk\.out|node_modules/ });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await checkOnce(runner, step, options);
      say();
    }, SETTLE_MS);
  });
  say();
  await untilInterrupted();
  clearTimeout(timer);
  await watcher.close();
}
