import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const file = JSON.stringify(fileURLToPath(new URL('./keep-running.ts', import.meta.url)));

/** Roda um programa que tem um defeito num temporizador e outro numa promessa solta. */
function run(isKept: boolean): { status: number | null; stdout: string } {
  const program = `
    import { pathToFileURL } from 'node:url';
    const { keepRunning } = await import(pathToFileURL(${file}).href);
    if (${isKept}) keepRunning((entry) => console.log(entry.kind, entry.message, entry.error.message));
    setTimeout(() => { throw new Error('no temporizador'); }, 1);
    setTimeout(() => Promise.reject(new Error('na promessa')), 2);
    setTimeout(() => console.log('chegou ao fim'), 50);
  `;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { encoding: 'utf8', timeout: 30_000 },
  );
  return { status, stdout };
}

test('dados defeitos fora de um pedido, o processo os conta e continua', () => {
  const { status, stdout } = run(true);
  expect(stdout.trim().split('\n')).toEqual([
    'problem A AWS local encontrou um defeito seu e continua. no temporizador',
    'problem A AWS local encontrou um defeito seu e continua. na promessa',
    'chegou ao fim',
  ]);
  expect(status).toBe(0);
}, 30_000);

test('sem isso, o primeiro defeito encerra o processo', () => {
  const { status, stdout } = run(false);
  expect(stdout).not.toContain('chegou ao fim');
  expect(status).not.toBe(0);
}, 30_000);
