/** `npm run destruir 4`: apaga a pilha de um passo da AWS local que está de pé. */
import { withAppAssembly } from '../../testing/app-assembly.ts';
import { destroyInRunning, stackNamesIn } from '../../testing/running-aws.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';
import { changesText, endpointOption, folderWithStack, reportingProblems } from './stack-of-step.ts';

const USAGE = 'Use npm run destruir 4, com npm run aws aberto em outro terminal.';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, { port: { type: 'string' } }, USAGE);
  const folder = folderWithStack(positionals[0], USAGE);
  const endpoint = endpointOption(values.port);
  return reportingProblems(async () => {
    for (const stackName of await withAppAssembly(folder, stackNamesIn))
      console.log(changesText(await destroyInRunning(endpoint, stackName)));
  }, values.pilha);
});
