import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentReadme, README_FILE, stepsTable } from './readme.ts';

describe('o README', () => {
  test('mostra os passos como o catálogo os tem', () => {
    expect(readFileSync(README_FILE, 'utf8').replaceAll('\r\n', '\n')).toBe(currentReadme());
  });

  test('um passo pronto leva à página; um que vem depois, não', () => {
    const table = stepsTable([
      { number: 1, slug: '01-a', title: 'Um', part: 'P', state: 'em breve' },
      {
        number: 2,
        slug: '02-b',
        title: 'Dois',
        part: 'P',
        state: 'pronto',
        frontmatter: {
          titulo: 'Dois',
          minutos: 20,
          nivel: 'iniciante',
          metas: [],
          prerequisitos: [],
          termos: [],
        },
      },
    ]);
    expect(table).toContain('| 01 | Um | P |  | em breve |');
    expect(table).toContain('| 02 | [Dois](docs/passos/02-b.md) | P | 20 min | pronto |');
  });
});
