import { describe, expect, test } from 'vitest';
import { numberFaults } from '../facts/facts-in-page.ts';
import { allPages, isGenerated } from './pages.ts';

const pages = allPages();

describe('as páginas', () => {
  test('são as do site, o README e o guia de quem contribui', () => {
    const files = pages.map(({ file }) => file);
    expect(files).toContain('README.md');
    expect(files).toContain('.github/CONTRIBUTING.md');
    expect(files).toContain('docs/passos/01-fluxograma.md');
    expect(files.filter((file) => file.includes('.vitepress'))).toEqual([]);
  });

  test.each(pages.filter((page) => !isGenerated(page)))('em $file, todo número tem fonte', ({ text }) => {
    expect(numberFaults(text)).toEqual([]);
  });
});
