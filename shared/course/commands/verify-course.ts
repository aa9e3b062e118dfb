/** `npm run curso:verificar`: prova o curso, ou só os passos pedidos, sem o resto do repositório. */
import { findStep } from '../catalogue/find-step.ts';
import { proveCourse } from './prove-course.ts';
import { concludeProof, proveSteps, summarise } from './prove-steps.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';

await runCommand(async (args) => {
  const { positionals } = readArguments(
    args,
    {},
    'Use npm run curso:verificar ou npm run curso:verificar 4.',
  );
  const faults =
    positionals.length === 0
      ? await proveCourse()
      : summarise(await proveSteps(positionals.map((asked) => findStep(asked))));
  return concludeProof(faults, 'npm run curso:verificar');
});
