import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFile } from './open-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'editor-'));
  file = path.join(folder, 'minha pilha.ts');
  writeFileSync(file, '');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Um editor de mentira: um programa que anota os argumentos que recebeu e sai com o código dado. */
function fakeEditor(exitCode = 0): { command: string; notes: string } {
  const notes = path.join(folder, 'notas.json');
  const program = path.join(folder, 'editor.cjs');
  writeFileSync(
    program,
    `require('fs').writeFileSync(${JSON.stringify(notes)}, JSON.stringify(process.argv.slice(2)));process.exit(${exitCode})`,
  );
  return { command: `'${process.execPath}' '${program}'`, notes };
}

describe('abrir um arquivo no editor', () => {
  test('dado um editor, ele recebe o arquivo', async () => {
    const { command, notes } = fakeEditor();
    expect(await openFile({ file, line: 12, column: 3 }, command)).toEqual({ opened: true });
    await vi.waitFor(() => expect(existsSync(notes)).toBe(true));
    expect(JSON.parse(readFileSync(notes, 'utf8'))[0]).toBe(file);
  });

  test('dado um editor que sai com erro, diz isso', async () => {
    const said = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const outcome = await openFile({ file }, fakeEditor(3).command);
    expect(outcome).toEqual({
      opened: false,
      why: 'O editor não abriu: (code 3). Abra o arquivo você mesmo.',
    });
    expect(said).toHaveBeenCalled();
  });

  test('dado um editor que não existe, diz isso', async () => {
    vi.spyOn(console, 'log').mockReturnValue(undefined);
    const outcome = await openFile({ file }, 'editor-que-nao-existe-aqui');
    expect(outcome).toMatchObject({
      opened: false,
      why: expect.stringContaining('Abra o arquivo você mesmo'),
    });
  });

  test('sem editor conhecido, diz o que fazer', async () => {
    const why = expect.stringContaining('LAUNCH_EDITOR');
    vi.stubEnv('LAUNCH_EDITOR', 'vim');
    vi.stubEnv('TERM_PROGRAM', '');
    expect(await openFile({ file })).toEqual({ opened: false, why });
    vi.unstubAllEnvs();
  });
});
