import { describe, expect, test } from 'vitest';
import { allPages, isGenerated, isStepPage } from './pages.ts';
import { pagesFaults } from './pages-faults.ts';

describe('as páginas', () => {
  const pages = allPages();
  const files = pages.map(({ file }) => file);

  test('são as do site, o README e o guia de quem contribui', () => {
    expect(files).toContain('README.md');
    expect(files).toContain('.github/CONTRIBUTING.md');
    expect(files).toContain('docs/preparacao.md');
    expect(files.filter((file) => file.includes('.vitepress'))).toEqual([]);
  });

  test('as dos passos e as que um comando escreve se reconhecem', () => {
    expect(pages.filter(isStepPage).map(({ file }) => file)).toContain('docs/passos/01-fluxograma.md');
    expect(pages.filter(isStepPage).map(({ file }) => file)).not.toContain('docs/preparacao.md');
    expect(pages.filter(isGenerated)).toHaveLength(2);
  });

  test('em volta dos passos, tudo o que elas citam existe, e todo endereço leva a algum lugar', async () => {
    expect(await pagesFaults()).toEqual([]);
  });
});
