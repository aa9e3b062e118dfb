import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotAStepFile, stepFile } from './step-file.ts';

const SLUG = '04-emprestimo';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'arquivo-'));
  mkdirSync(path.join(root, 'steps', SLUG, 'funcoes'), { recursive: true });
  mkdirSync(path.join(root, 'steps', '04-emprestimo-copia'));
  writeFileSync(path.join(root, 'steps', SLUG, 'app.ts'), '');
  writeFileSync(path.join(root, 'steps', '04-emprestimo-copia', 'app.ts'), '');
  writeFileSync(path.join(root, 'segredo.txt'), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('o arquivo de um passo', () => {
  test('dado um arquivo da pasta, é o caminho absoluto dele', async () => {
    const file = path.join(root, 'steps', SLUG, 'app.ts');
    expect(await stepFile(SLUG, `steps/${SLUG}/app.ts`, root)).toBe(file);
    expect(await stepFile(SLUG, `steps/${SLUG}/funcoes/../app.ts`, root)).toBe(file);
  });

  test.each([
    ['fora da pasta', 'segredo.txt'],
    ['que sai da pasta', `steps/${SLUG}/../../segredo.txt`],
    ['de outra pasta que começa igual', 'steps/04-emprestimo-copia/app.ts'],
    ['absoluto', '/etc/passwd'],
    ['da rede do Windows', '\\\\servidor\\pasta\\a.ts'],
    ['com um byte nulo', `steps/${SLUG}/app.ts\0.png`],
    ['que é a própria pasta', `steps/${SLUG}`],
    ['que é outra pasta', `steps/${SLUG}/funcoes`],
    ['que não existe', `steps/${SLUG}/nada.ts`],
    ['vazio', ''],
  ])('dado um caminho %s, recusa', async (_, file) => {
    await expect(stepFile(SLUG, file, root)).rejects.toThrow(NotAStepFile);
  });

  test.skipIf(process.platform === 'win32')('dado um atalho para fora da pasta, recusa', async () => {
    symlinkSync(path.join(root, 'segredo.txt'), path.join(root, 'steps', SLUG, 'atalho.ts'));
    await expect(stepFile(SLUG, `steps/${SLUG}/atalho.ts`, root)).rejects.toThrow(
      'Só abro arquivos de steps/',
    );
  });
});
