/** As páginas que as pessoas leem: o site, o README e o guia de quem contribui. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';

/** Uma página, com o texto dela. */
export interface Page {
  /** Caminho relativo à raiz, com barras normais, como `docs/preparacao.md`. */
  file: string;
  /** O texto, com fins de linha `\n`. */
  text: string;
}

const OUTSIDE_SITE = ['README.md', '.github/CONTRIBUTING.md'];
const NOT_PAGES = new Set(['.vitepress', 'public', 'saidas']);

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_PAGES.has(entry.name) ? [] : markdownIn(place);
    return entry.name.endsWith('.md') ? [place] : [];
  });
}

/** Todas as páginas, em ordem alfabética. */
export function allPages(root = ROOT): Page[] {
  const files = [
    ...OUTSIDE_SITE.map((file) => path.join(root, file)),
    ...markdownIn(path.join(root, 'docs')),
  ];
  return files.sort().map((file) => ({
    file: path.relative(root, file).split(path.sep).join('/'),
    text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
  }));
}

/** A página de um passo, que se prova com ele. */
export const isStepPage = ({ file }: Page): boolean => /^docs\/passos\/\d\d-/.test(file);

/** Páginas que um comando escreve: as tabelas delas vêm do código, com outra prova. */
export const isGenerated = ({ file }: Page): boolean =>
  ['docs/referencia/motor.md', 'docs/referencia/servicos.md'].includes(file);
