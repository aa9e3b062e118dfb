/** Os endereços de uma página: as outras páginas, os arquivos e as âncoras a que ela leva. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { faultLine, lineAt, type PageFault } from '../../prose/prose.ts';
import type { Page } from '../pages.ts';

/** Uma página lida pelo mesmo Markdown do site. */
interface ReadPage extends Page {
  /** Os ids dos títulos. */
  anchors: ReadonlySet<string>;
  links: readonly { href: string; line: number }[];
}

type Renderer = Awaited<ReturnType<typeof createMarkdownRenderer>>;
type Token = ReturnType<Renderer['parse']>[number];

function read(renderer: Renderer, page: Page): ReadPage {
  // O site mostra páginas sem o cabeçalho; linhas vazias no lugar dele guardam a numeração.
  const header = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(page.text)?.[0] ?? '';
  const body = header.replaceAll(/[^\n]/g, '') + page.text.slice(header.length);
  const tokens = renderer.parse(body, { path: page.file, relativePath: page.file, cleanUrls: true });
  const anchors = tokens.flatMap((token) =>
    token.type === 'heading_open' ? (token.attrGet('id') ?? []) : [],
  );
  const links = [
    ...tokens.flatMap((token) => linksIn(token)),
    ...[...header.matchAll(/^\s*link: (\S+)$/gm)].map(({ 1: href = '', index }) => ({
      href,
      line: lineAt(header, index + 1),
    })),
  ];
  return { ...page, anchors: new Set(anchors), links };
}

function linksIn({ children, map }: Token): { href: string; line: number }[] {
  return (children ?? []).flatMap((child) => {
    const href = child.type === 'link_open' ? child.attrGet('href') : null;
    return href === null ? [] : [{ href, line: (map?.[0] ?? 0) + 1 }];
  });
}

/** O arquivo a que um endereço leva, a partir da raiz; `undefined` quando não há. */
function targetOf(from: Page, route: string, root: string): string | undefined {
  if (route === '') return from.file;
  const inSite = from.file.startsWith('docs/');
  const base =
    route.startsWith('/') && inSite
      ? path.posix.join('docs', route)
      : path.posix.join(path.posix.dirname(from.file), route);
  const candidates = [
    base,
    `${base}.md`,
    path.posix.join(base, 'index.md'),
    base.replace(/^docs\//, 'docs/public/'),
  ];
  return candidates.find(
    (file) => /\.\w+$|^[A-Z]+$/.test(file) && existsSync(path.join(root, ...file.split('/'))),
  );
}

/** O que as páginas do mesmo site chamam de âncora o GitHub escreve de outro jeito; fora do site, só o arquivo se confere. */
const hasSiteAnchors = (file: string): boolean => file.startsWith('docs/') && file.endsWith('.md');

function faultsOf(page: ReadPage, all: ReadonlyMap<string, ReadPage>, root: string): PageFault[] {
  return page.links.flatMap(({ href, line }): PageFault[] => {
    if (/^(https?:|mailto:)/.test(href))
      return URL.canParse(href) ? [] : [{ line, text: `o endereço ${href} não se lê` }];
    const [route = '', anchor] = decodeURI(href).split('#');
    const target = targetOf(page, route, root);
    if (target === undefined) return [{ line, text: `o endereço ${href} não leva a nenhum arquivo` }];
    const known = all.get(target)?.anchors;
    return anchor === undefined || !hasSiteAnchors(target) || known?.has(anchor)
      ? []
      : [{ line, text: `${target} não tem o título #${anchor}` }];
  });
}

/**
 * Os endereços que não levam a lugar nenhum, em todas as páginas.
 * @param pages todas as páginas a que outra pode levar
 * @returns uma frase por falta, com a página e a linha
 */
export async function linkFaults(pages: readonly Page[], root: string): Promise<string[]> {
  const renderer = await createMarkdownRenderer(path.join(root, 'docs'));
  const readPages = pages.map((page) => read(renderer, page));
  const all = new Map(readPages.map((page) => [page.file, page]));
  return readPages.flatMap((page) => faultsOf(page, all, root).map((fault) => faultLine(page.file, fault)));
}
