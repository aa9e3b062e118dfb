import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editedFiles, readFolder, restoreStarter } from './starters.ts';

const SLUG = '04-emprestimo';
const STARTER = { 'app.ts': 'const a = 1;\n', 'funcoes/score.ts': 'export {};\n' };

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'partida-'));
  folder = path.join(root, 'steps', SLUG);
  mkdirSync(path.join(folder, 'funcoes'), { recursive: true });
  for (const [name, text] of Object.entries(STARTER)) writeFileSync(path.join(folder, name), text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const edited = () => editedFiles(SLUG, STARTER, folder);

describe('os arquivos em que a pasta difere do ponto de partida', () => {
  test('dada a pasta como veio, nenhum', () => {
    expect(edited()).toEqual([]);
  });

  test('dado um arquivo com fins de linha do Windows, nenhum', () => {
    writeFileSync(path.join(folder, 'app.ts'), 'const a = 1;\r\n');
    expect(edited()).toEqual([]);
  });

  test('dados um arquivo mudado, um novo e um apagado, os três, em ordem', () => {
    writeFileSync(path.join(folder, 'app.ts'), 'const a = 2;\n');
    writeFileSync(path.join(folder, 'zoo.ts'), '');
    rmSync(path.join(folder, 'funcoes', 'score.ts'));
    expect(edited()).toEqual(['app.ts', 'funcoes/score.ts', 'zoo.ts']);
  });

  test('dado só o que as ferramentas e o sistema geram, nenhum', () => {
    for (const generated of ['cdk.out', 'node_modules']) {
      mkdirSync(path.join(folder, generated));
      writeFileSync(path.join(folder, generated, 'a.json'), '{}');
    }
    writeFileSync(path.join(folder, '.DS_Store'), 'x');
    expect(edited()).toEqual([]);
  });

  test('dada a pasta apagada, todos os do ponto de partida', () => {
    rmSync(folder, { recursive: true });
    expect(edited()).toEqual(Object.keys(STARTER));
  });
});

describe('recomeçar um passo', () => {
  const NOW = new Date('2026-03-01T12:34:56.789Z');
  const restore = () =>
    restoreStarter(SLUG, NOW, { starter: STARTER, folder, attempts: path.join(root, '.tentativas') });

  test('dada uma tentativa, ela fica guardada inteira, com a hora no nome, e o ponto de partida volta', async () => {
    writeFileSync(path.join(folder, 'app.ts'), 'minha resposta\n');
    writeFileSync(path.join(folder, 'rascunho.txt'), 'ideias\n');
    const kept = await restore();
    expect(kept).toBe(path.join(root, '.tentativas', '04-emprestimo-2026-03-01T12-34-56'));
    expect(readFolder(kept)).toEqual({
      'app.ts': 'minha resposta\n',
      'funcoes/score.ts': 'export {};\n',
      'rascunho.txt': 'ideias\n',
    });
    expect(readFolder(folder)).toEqual(STARTER);
    expect(edited()).toEqual([]);
  });

  test('a pasta continua a mesma: quem está nela ou a observa não fica olhando para a tentativa guardada', async () => {
    writeFileSync(path.join(folder, 'app.ts'), 'minha resposta\n');
    const before = [statSync(folder).ino, statSync(path.join(folder, 'app.ts')).ino];
    await restore();
    expect([statSync(folder).ino, statSync(path.join(folder, 'app.ts')).ino]).toEqual(before);
  });

  test('dada uma pasta com o nome de um arquivo, e outra a mais, o ponto de partida volta', async () => {
    rmSync(path.join(folder, 'app.ts'));
    mkdirSync(path.join(folder, 'app.ts', 'dentro'), { recursive: true });
    mkdirSync(path.join(folder, 'sobra'));
    const kept = await restore();
    expect(existsSync(path.join(kept, 'app.ts', 'dentro'))).toBe(true);
    expect(existsSync(path.join(folder, 'sobra'))).toBe(false);
    expect(readFolder(folder)).toEqual(STARTER);
  });

  test('dada a pasta apagada, o ponto de partida volta e não há tentativa', async () => {
    rmSync(folder, { recursive: true });
    expect(existsSync(await restore())).toBe(false);
    expect(readFileSync(path.join(folder, 'app.ts'), 'utf8')).toBe(STARTER['app.ts']);
  });
});
