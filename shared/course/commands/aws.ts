import path from 'node:path';
import colors from 'picocolors';
import { keepRunning, startLocalAws } from '../../testing/local-aws.ts';
import { LOCAL_FOLDER, shown } from '../paths.ts';
import { logLine } from './aws-log.ts';
import { chosenModel, openModel } from './chosen-model.ts';
import { explainingPort, portOption } from './port-option.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';
import { untilInterrupted } from './until-interrupted.ts';

const USAGE = 'Use npm run aws -- --port 4567 --memory --faults falhas.yaml';

await runCommand(async (args) => {
  const { values: options } = readArguments(
    args,
    { port: { type: 'string' }, memory: { type: 'boolean', default: false }, faults: { type: 'string' } },
    USAGE,
  );
  const storage = options.memory ? 'memory' : path.join(LOCAL_FOLDER, 'aws');
  const port = portOption(options.port, 4566, '--port');
  const aws = await explainingPort(
    `npm run aws -- --port ${port + 1}${options.memory ? ' --memory' : ''}`,
    startLocalAws({
      port,
      storage,
      log: print,
      model: chosenModel(),
      faults: options.faults,
      // O nome da variável é o do Step Functions Local.
      mockConfig: process.env.SFN_MOCK_CONFIG,
    }),
  );
  const model = await openModel(aws);
  keepRunning(print);
  console.log(`\n  ${colors.bold('AWS local')} em ${colors.cyan(aws.endpoint)}`);
  console.log(`  No Bedrock, responde o modelo ${colors.cyan(model)}.`);
  console.log(
    `  ${options.memory ? 'Nada é guardado (--memory).' : `Guarda tudo em ${shown(storage)}.`} Ctrl-C encerra.\n`,
  );
  await untilInterrupted();
  await aws.close();
  return 0;
});

function print(entry: Parameters<typeof logLine>[0]): void {
  const line = logLine(entry);
  if (line !== undefined) console.log(line);
}
