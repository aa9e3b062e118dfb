import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../paths.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand, UsageError } from './run-command.ts';

const USAGE = 'Use npm run bench, npm run bench motor ou npm run bench aws.';

const benches: Readonly<Record<string, string>> = { motor: 'asl', aws: 'aws' };

/** Cada bench corre num processo seu: um não aquece nem ocupa o outro. */
function run(room: string): Promise<number> {
  const script = path.join(ROOT, 'shared', room, 'bench', 'run.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

await runCommand(async (args) => {
  const { positionals } = readArguments(args, {}, USAGE);
  const asked = positionals.length > 0 ? positionals : Object.keys(benches);
  for (const name of asked) {
    const room = Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (room === undefined) throw new UsageError(`Não há o bench "${name}". ${USAGE}`);
    const code = await run(room);
    if (code !== 0) return code;
  }
  return 0;
});
