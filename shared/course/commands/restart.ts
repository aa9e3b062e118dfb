import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { shown } from '../paths.ts';
import { restartStep } from '../starters/restart-step.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async ([asked]) => {
  const step = asked === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(asked);
  if (!step) throw new UsageError('Diga qual passo recomeçar: npm run recomecar 4');
  const kept = await restartStep(step.slug, new Date());
  if (kept === undefined) {
    console.log(`\n  O passo ${step.number} já está no ponto de partida.\n`);
    return 0;
  }
  console.log(
    `\n  O passo ${step.number} voltou ao ponto de partida.\n  A sua tentativa está em ${shown(kept)}.\n`,
  );
  return 0;
});
