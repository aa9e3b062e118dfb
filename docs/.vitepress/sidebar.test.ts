import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { expect, test } from 'vitest';
import { sidebar } from './sidebar.ts';

const linksIn = (items: readonly DefaultTheme.SidebarItem[]): string[] =>
  items.flatMap(({ link, items: inner = [] }) => [...(link === undefined ? [] : [link]), ...linksIn(inner)]);

test('todo endereço da barra lateral leva a uma página', () => {
  const links = linksIn(sidebar());
  expect(links.length).toBeGreaterThan(5);
  const docs = path.resolve(import.meta.dirname, '..');
  expect(links.filter((link) => !existsSync(path.join(docs, `${link}.md`)))).toEqual([]);
});
