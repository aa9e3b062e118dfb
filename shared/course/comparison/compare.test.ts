import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readySteps } from '../catalogue/catalogue.ts';
import { compareWithSolution } from './compare.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'comparacao-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function folder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name, file)), { recursive: true });
    writeFileSync(path.join(root, name, file), text);
  }
  return path.join(root, name);
}

describe('a resposta ao lado da solução', () => {
  test('dados arquivos iguais, diferentes, só meus e só da solução, vêm todos, em ordem', () => {
    const mine = folder('meu', { 'a.ts': 'igual\n', 'b.ts': 'meu\n', 'rascunho.txt': 'ideia\n' });
    const solution = folder('solucao', { 'a.ts': 'igual\n', 'b.ts': 'dela\n', 'funcoes/c.ts': 'só dela\n' });
    expect(compareWithSolution('04-emprestimo', { mine, solution })).toEqual([
      { name: 'a.ts', mine: 'igual\n', solution: 'igual\n' },
      { name: 'b.ts', mine: 'meu\n', solution: 'dela\n' },
      { name: 'funcoes/c.ts', mine: null, solution: 'só dela\n' },
      { name: 'rascunho.txt', mine: 'ideia\n', solution: null },
    ]);
  });

  test('dado o teste do passo, o que as ferramentas geram e fins de linha do Windows, não contam', () => {
    const mine = folder('meu', {
      'a.ts': 'um\r\ndois\r\n',
      'verificacao.test.ts': 'test()\n',
      'cdk.out/manifest.json': '{}',
    });
    const solution = folder('solucao', { 'a.ts': 'um\ndois\n' });
    expect(compareWithSolution('04-emprestimo', { mine, solution })).toEqual([
      { name: 'a.ts', mine: 'um\ndois\n', solution: 'um\ndois\n' },
    ]);
  });

  test('dada a pasta da pessoa apagada, só há a solução', () => {
    const solution = folder('solucao', { 'a.ts': 'x\n' });
    expect(compareWithSolution('x', { mine: path.join(root, 'nada'), solution })).toEqual([
      { name: 'a.ts', mine: null, solution: 'x\n' },
    ]);
  });

  test.each(readySteps().map(({ slug }) => slug))('%s: a solução tem arquivos para comparar', (slug) => {
    expect(compareWithSolution(slug).filter(({ solution }) => solution !== null)).not.toEqual([]);
  });
});
