/** Escreve, em JSON, as máquinas da solução de um passo. Quem monta o site o chama em outro processo. */
import { machinesOf } from '../../testing/machines-of.ts';
import { findStep } from '../catalogue/find-step.ts';
import { solutionFolder } from '../paths.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async ([asked]) => {
  if (asked === undefined) throw new UsageError('Diga de qual passo.');
  process.stdout.write(JSON.stringify(await machinesOf(solutionFolder(findStep(asked).slug))));
  return 0;
});
