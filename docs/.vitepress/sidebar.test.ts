import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { expect, test } from 'vitest';
import { catalogue } from '../../shared/course/data.ts';
import { sidebar } from './sidebar.ts';

const linksIn = (items: readonly DefaultTheme.SidebarItem[]): string[] =>
  items.flatMap(({ link, items: inner = [] }) => [...(link === undefined ? [] : [link]), ...linksIn(inner)]);

test('todo endereço da barra lateral leva a uma página', () => {
  const links = linksIn(sidebar());
  expect(links.length).toBeGreaterThan(5);
  const docs = path.resolve(import.meta.dirname, '..');
  expect(links.filter((link) => !existsSync(path.join(docs, `${link}.md`)))).toEqual([]);
});

test('os passos vêm na ordem do curso, e cada parte acaba no seu questionário', () => {
  const links = linksIn(sidebar()).filter((link) => /^\/(passos|questionarios)\//.test(link));
  const expected = catalogue().flatMap(({ slug, part }, index, steps) => {
    const isLast = steps[index + 1]?.part !== part;
    const number = new Set(steps.slice(0, index + 1).map((step) => step.part)).size;
    return [`/passos/${slug}`, ...(isLast ? [`/questionarios/parte-${number}`] : [])];
  });
  expect(links).toEqual(expected);
});

test('o nome de uma página em "Anterior" e "Próxima" é texto, sem as marcas da barra', () => {
  const items = sidebar().flatMap(({ items: inner = [] }) => inner);
  for (const { text, docFooterText = text } of items) expect(docFooterText).not.toContain('<');
});
