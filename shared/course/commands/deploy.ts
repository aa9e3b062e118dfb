/** `npm run implantar 4`: põe a pilha de um passo na AWS local que está de pé, para a AWS CLI e a página. */
import { withAppAssembly } from '../../testing/app-assembly.ts';
import { deployToRunning, prepareInRunning } from '../../testing/running-aws.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';
import { changesText, endpointOption, folderWithStack, reportingProblems } from './stack-of-step.ts';

const USAGE = 'Use npm run implantar 4, com npm run aws aberto em outro terminal.';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, { port: { type: 'string' } }, USAGE);
  const folder = folderWithStack(positionals[0], USAGE);
  const endpoint = endpointOption(values.port);
  return reportingProblems(async () => {
    const deployments = await withAppAssembly(folder, (assembly) => deployToRunning(endpoint, assembly));
    for (const deployment of deployments) {
      console.log(changesText(deployment));
      if (await prepareInRunning(endpoint, folder, deployment))
        console.log('  Os dados de preparar.ts estão no lugar.\n');
    }
  }, values.pilha);
});
