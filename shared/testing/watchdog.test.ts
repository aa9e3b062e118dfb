import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const WATCHDOG = pathToFileURL(path.join(import.meta.dirname, 'watchdog.ts')).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vigia-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Roda, em outro processo e sob vigia, um programa que escreve "fim" quando termina. */
function watched(limit: number, body: string) {
  const file = path.join(folder, 'programa.mjs');
  writeFileSync(
    file,
    `import { watchThisProcess } from '${WATCHDOG}';\nwatchThisProcess(${limit});\n${body}\nconsole.log('fim');\n`,
  );
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 10_000,
    killSignal: 'SIGTERM',
  });
  return { endedWell: status === 0, stdout: stdout.trim() };
}

const rest = (milliseconds: number) =>
  `await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));`;
const block = (milliseconds: number) =>
  `for (const until = Date.now() + ${milliseconds}; Date.now() < until; ) Math.random();`;

test('dado um processo que para de responder, o vigia o encerra antes do fim', () => {
  expect(watched(400, `${rest(100)}\n${block(5000)}`)).toEqual({ endedWell: false, stdout: '' });
});

test('dado um processo que só espera, ou que calcula por menos que o limite, o vigia o deixa terminar', () => {
  expect(watched(800, `${rest(900)}\n${block(100)}`)).toEqual({ endedWell: true, stdout: 'fim' });
});
