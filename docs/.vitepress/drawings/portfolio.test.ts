import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../../shared/course/paths.ts';

let base: string;
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'portfolio-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** Roda o comando como o npm o roda. */
function run(...args: string[]): Promise<{ code: number; text: string }> {
  const file = path.join(import.meta.dirname, 'portfolio.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', file, ...args],
      { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0', INIT_CWD: base }, timeout: 60_000 },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0;
        resolve({ code, text: stripVTControlCharacters(stdout + stderr) });
      },
    );
  });
}

describe('npm run portfolio', { timeout: 120_000 }, () => {
  test('dado um passo, a pasta nasce; de novo, só com --substituir', async () => {
    const made = await run('1', '--nome', 'Ana Souza', '--pasta', 'pizza');
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining(path.join(base, 'pizza')) });
    const readme = path.join(base, 'pizza', 'README.md');
    expect(await readFile(readme, 'utf8')).toContain('Por **Ana Souza**');

    await writeFile(readme, 'reescrito por mim');
    const refused = await run('1', '--nome', 'Ana Souza', '--pasta', 'pizza');
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('--substituir') });
    expect(await readFile(readme, 'utf8')).toBe('reescrito por mim');

    const replaced = await run('1', '--nome', 'Ana Souza', '--pasta', 'pizza', '--substituir');
    expect(replaced.code).toBe(0);
    expect(await readFile(readme, 'utf8')).toContain('Por **Ana Souza**');
  });

  test('dada uma pasta com outra coisa, nem --substituir escreve nela', async () => {
    await writeFile(path.join(base, 'meu.txt'), 'meu');
    const { code, text } = await run('1', '--nome', 'Ana', '--pasta', '.', '--substituir');
    expect(code).toBe(1);
    expect(text).toContain('não está vazia. Escolha outra com --pasta.');
  });
});
