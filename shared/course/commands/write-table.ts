/** `npm run curso:tabela`: prova cada passo, um de cada vez, e escreve no guia de quem contribui quanto custa. */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { readySteps } from '../catalogue/catalogue.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { shown, solutionFolder } from '../paths.ts';
import { courseTable, guideWith, type MeasuredRow, TABLE_FILE } from '../proof/course-table.ts';
import { proveSteps } from './prove-steps.ts';
import { runCommand } from './run-command.ts';

/** Quanto leva verificar a solução de cada passo, com o curso já aberto, em milissegundos. */
async function checkTimes(slugs: readonly string[]): Promise<Map<string, number>> {
  const runner = createCheckRunner();
  const times = new Map<string, number>();
  try {
    // A primeira verificação também abre o Vitest: não conta.
    for (const slug of slugs.slice(0, 1)) await runner.check({ step: slug, target: solutionFolder(slug) });
    for (const slug of slugs) {
      const { durationMs } = await runner.check({ step: slug, target: solutionFolder(slug) });
      times.set(slug, durationMs);
    }
  } finally {
    await runner.close();
  }
  return times;
}

await runCommand(async () => {
  const runs = await proveSteps(readySteps(), 1);
  const times = await checkTimes(runs.map(({ step }) => step.slug));
  const rows = runs.map(
    ({ step, goals, wrongAnswers, durationMs }): MeasuredRow => ({
      step,
      goals,
      wrongAnswers,
      checkMs: times.get(step.slug) ?? 0,
      proofMs: durationMs,
    }),
  );
  const day = new Date().toLocaleDateString('pt-BR', { timeZone: 'UTC' });
  const machine = `Medido em ${day}, com o Node ${process.version}, em uma máquina de ${os.availableParallelism()} núcleos, um passo de cada vez.`;
  await writeFile(TABLE_FILE, guideWith(courseTable(rows, machine)));
  console.log(`\n  ${shown(TABLE_FILE)}\n`);
  return 0;
});
