import { spawn } from 'node:child_process';
import { ROOT } from '../paths.ts';

/** Mediana de uma lista de tempos. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Roda um comando inteiro e devolve quanto levou, em milissegundos de relógio de parede. */
export function timeCommand(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: ROOT, stdio: 'ignore', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('close', () => resolve(performance.now() - started));
  });
}

/** Repete uma medida, avisando o progresso, e devolve todas. */
export async function repeat(
  title: string,
  times: number,
  measure: () => Promise<number>,
): Promise<number[]> {
  const results: number[] = [];
  for (let run = 1; run <= times; run++) {
    process.stdout.write(`\r  ${title} (${run} de ${times}) `);
    results.push(await measure());
  }
  process.stdout.write(`\r${' '.repeat(title.length + 20)}\r`);
  return results;
}
