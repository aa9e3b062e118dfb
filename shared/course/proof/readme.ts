import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue, type Step } from '../catalogue/catalogue.ts';
import { ROOT } from '../paths.ts';

export const README_FILE = path.join(ROOT, 'README.md');
const BLOCK = /(<!-- passos -->\n)[\s\S]*?(<!-- \/passos -->)/;

/** A tabela dos passos, com o estado de cada um neste repositório. */
export function stepsTable(steps: readonly Step[]): string {
  const rows = steps.map(({ number, slug, title, part, state, frontmatter }) => {
    const name = state === 'pronto' ? `[${title}](docs/passos/${slug}.md)` : title;
    const minutes = frontmatter ? `${frontmatter.minutos} min` : '';
    return `| ${String(number).padStart(2, '0')} | ${name} | ${part} | ${minutes} | ${state} |`;
  });
  return ['| Passo | O que você faz | Parte | Tempo | Estado |', '|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

/** O README com a tabela de agora. */
export function currentReadme(): string {
  const text = readFileSync(README_FILE, 'utf8').replaceAll('\r\n', '\n');
  return text.replace(
    BLOCK,
    (_whole, open: string, close: string) => `${open}${stepsTable(catalogue())}${close}`,
  );
}
