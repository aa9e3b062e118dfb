import { rm } from 'node:fs/promises';
import path from 'node:path';
import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { LOCAL_FOLDER, shown } from '../paths.ts';
import { forgetStep } from '../progress/progress.ts';
import { editedFiles, restoreStarter } from '../starters/starters.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async ([asked]) => {
  const step = asked === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(asked);
  if (!step) throw new UsageError('Diga qual passo recomeçar: npm run recomecar 4');
  const edited = editedFiles(step.slug);
  await forgetStep(step.slug);
  await rm(path.join(LOCAL_FOLDER, 'verificacoes', `${step.slug}.json`), { force: true });
  if (edited.length === 0) {
    console.log(`\n  O passo ${step.number} já está no ponto de partida.\n`);
    return 0;
  }
  const kept = await restoreStarter(step.slug, new Date());
  console.log(
    `\n  O passo ${step.number} voltou ao ponto de partida.\n  A sua tentativa está em ${shown(kept)}.\n`,
  );
  return 0;
});
