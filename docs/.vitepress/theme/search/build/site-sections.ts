/** Os trechos de todas as páginas do site, lidos do Markdown ao montar a busca. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Section } from '../section.ts';
import { quizSections } from './quiz-sections.ts';
import { splitPage } from './split-page.ts';

/** O que se usa do Markdown do VitePress. */
export interface Markdown {
  // biome-ignore lint/suspicious/noExplicitAny: é a assinatura do markdown-it, que aceita qualquer realce.
  options: { highlight?: any };
  render: (source: string, env: object) => string;
}

/** O que o VitePress anota ao montar uma página. */
interface PageEnv {
  path: string;
  relativePath: string;
  cleanUrls: boolean;
  frontmatter?: { titulo?: string; passo?: number; search?: boolean };
  title?: string;
}

const urlOf = (page: string): string => `/${page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`;

const nameOf = ({ frontmatter, title }: PageEnv): string => {
  const name = frontmatter?.titulo || title || 'Página inicial';
  return frontmatter?.passo === undefined
    ? name
    : `Passo ${String(frontmatter.passo).padStart(2, '0')}: ${name}`;
};

/**
 * @param folder a pasta `docs`
 * @param pages os caminhos das páginas, relativos a ela
 * @param markdown o do site; o realce de código é dispensado, porque é o que demora e aqui não serve
 */
export function siteSections(folder: string, pages: readonly string[], markdown: Markdown): Section[] {
  const { highlight } = markdown.options;
  markdown.options.highlight = undefined;
  try {
    return [
      ...pages.flatMap((page) => {
        const file = path.join(folder, page);
        const env: PageEnv = { path: file, relativePath: page, cleanUrls: true };
        const html = markdown.render(readFileSync(file, 'utf8'), env);
        return env.frontmatter?.search === false ? [] : splitPage(urlOf(page), nameOf(env), html);
      }),
      ...quizSections(),
    ];
  } finally {
    markdown.options.highlight = highlight;
  }
}
