/** `npm run curso:verificar`: prova o curso, ou só os passos pedidos, sem o resto do repositório. */
import { readySteps } from '../catalogue/catalogue.ts';
import { findStep } from '../catalogue/find-step.ts';
import { concludeProof, proveSteps } from './prove-steps.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';

await runCommand(async (args) => {
  const { positionals } = readArguments(
    args,
    {},
    'Use npm run curso:verificar ou npm run curso:verificar 4.',
  );
  const steps = positionals.length === 0 ? readySteps() : positionals.map((asked) => findStep(asked));
  return concludeProof(await proveSteps(steps), 'npm run curso:verificar');
});
