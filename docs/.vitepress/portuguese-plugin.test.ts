import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { expect, test } from 'vitest';
import { inPortuguese, portugueseAnchors, THEME_COMPONENTS, UnknownPhrase } from './portuguese-plugin.ts';

const vitepress = path.dirname(createRequire(import.meta.url).resolve('vitepress/package.json'));
const sourceOf = (name: string): string =>
  readFileSync(path.join(vitepress, 'dist/client/theme-default/components', name), 'utf8');

test.each(THEME_COMPONENTS)('%s, na versão instalada do VitePress, diz o que se traduz', (name) => {
  const source = sourceOf(name);
  expect(inPortuguese(name, source)).not.toBe(source);
});

test('quando o VitePress muda uma frase, a montagem para e diz qual', () => {
  expect(() => inPortuguese('VPDocFooter.vue', '<span>Pages</span>')).toThrow(UnknownPhrase);
});

test('o endereço de um título tem nome em português', async () => {
  const markdown = await createMarkdownRenderer('.', { highlight: () => '', config: portugueseAnchors }, '/');
  expect(markdown.render('## A ideia')).toContain('aria-label="Endereço de &quot;A ideia&quot;"');
});
