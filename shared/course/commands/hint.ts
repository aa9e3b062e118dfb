import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { advanceHint, failingGoal, readLastCheck } from '../check/last-check.ts';
import { hintLines } from '../verdict/verdict.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async ([asked]) => {
  const step = asked === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(asked);
  if (!step) throw new UsageError('Diga de qual passo é a dica: npm run dica 4');
  const last = readLastCheck(step.slug);
  if (!last || !failingGoal(last.report)) {
    console.log(
      `\n  Nenhuma meta do passo ${step.number} está falhando na última verificação. Rode npm test ${step.number}.\n`,
    );
    return 0;
  }
  const next = await advanceHint(last);
  console.log(['', ...hintLines(next.report, next.hintsShown, step.number), ''].join('\n'));
  return 0;
});
