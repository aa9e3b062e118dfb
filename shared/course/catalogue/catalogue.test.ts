import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageFile } from '../paths.ts';
import { catalogue, InvalidPage, readFrontmatter } from './catalogue.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'catalogo-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function page(text: string): string {
  const file = path.join(folder, '02-estados.md');
  writeFileSync(file, text);
  return file;
}

describe('o cabeçalho de uma página', () => {
  test.each([
    ['\n', 'do Linux e do macOS'],
    ['\r\n', 'do Windows'],
  ])('dados fins de linha %j, %s, é lido', (end) => {
    const lines = [
      '---',
      'passo: 2',
      'titulo: "Cada estado: uma tarefa"',
      'metas:',
      '  - Ler',
      '---',
      '# Oi',
    ];
    expect(readFrontmatter(page(lines.join(end)))).toEqual({
      passo: 2,
      titulo: 'Cada estado: uma tarefa',
      metas: ['Ler'],
    });
  });

  test.each([
    ['# Sem cabeçalho\n', 'não começa com um cabeçalho'],
    ['\n---\ntitulo: a\n---\n', 'não começa com um cabeçalho'],
    ['---\ntitulo: a\n', 'não começa com um cabeçalho'],
    ['---\ntitulo: [a\n---\n', 'não é um YAML válido'],
    ['---\ntitulo: Cada estado: uma tarefa\n---\n', 'não é um YAML válido'],
    ['---\n\n---\n', 'não diz o titulo'],
    ['---\nsó um texto\n---\n', 'não diz o titulo'],
    ['---\nminutos: 20\n---\n', 'não diz o titulo'],
  ])('dada a página %j, o erro nomeia o arquivo e diz que ela %s', (text, reason) => {
    const file = page(text);
    expect(() => readFrontmatter(file)).toThrow(InvalidPage);
    expect(() => readFrontmatter(file)).toThrow(file);
    expect(() => readFrontmatter(file)).toThrow(reason);
  });
});

describe('o catálogo deste repositório', () => {
  test('tem quinze passos, numerados na ordem, cada um em uma parte', () => {
    const steps = catalogue();
    expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(steps.map(({ slug }) => Number(slug.slice(0, 2)))).toEqual(steps.map(({ number }) => number));
    expect(new Set(steps.map(({ part }) => part)).size).toBe(5);
  });

  test('um passo pronto tem página e usa o título dela; um que vem depois, não tem cabeçalho', () => {
    for (const { slug, state, title, frontmatter } of catalogue()) {
      expect(existsSync(pageFile(slug)) || state === 'em breve').toBe(true);
      expect(frontmatter?.titulo).toBe(state === 'pronto' ? title : undefined);
    }
  });
});
