import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compile, startExecution } from '../index.ts';
import { DISTRIBUTED_MAP, numbered } from './machines.ts';

/**
 * Anda um Map Distributed em um processo só para isso.
 * @returns o pico de memória do processo, em MB
 */
export function distributedMapPeak(items: number): Promise<number> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [...process.execArgv, script, String(items)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(Number(output)) : reject(new Error(`a medida de memória saiu com ${code}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const execution = startExecution(compile(DISTRIBUTED_MAP), {
    input: numbered(Number(process.argv[2])),
    tasks: () => null,
  });
  const result = await execution.result;
  if (result.status !== 'SUCCEEDED') throw new Error(JSON.stringify(result));
  // maxRSS vem em KB.
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
}
