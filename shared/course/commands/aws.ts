import path from 'node:path';
import { parseArgs } from 'node:util';
import colors from 'picocolors';
import { startLocalAws } from '../../testing/local-aws.ts';
import { LOCAL_FOLDER, shown } from '../paths.ts';
import { logLine } from './aws-log.ts';
import { portOption } from './port-option.ts';
import { runCommand, UsageError } from './run-command.ts';
import { untilInterrupted } from './until-interrupted.ts';

const USAGE = 'Use npm run aws -- --port 4567 --memory';

await runCommand(async (args) => {
  const options = readOptions(args);
  const storage = options.memory ? 'memory' : path.join(LOCAL_FOLDER, 'aws');
  const aws = await startLocalAws({ port: portOption(options.port, 4566, '--port'), storage, log: print });
  console.log(`\n  ${colors.bold('AWS local')} em ${colors.cyan(aws.endpoint)}`);
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

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        memory: { type: 'boolean', default: false },
        pilha: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} ${USAGE}`);
  }
}
