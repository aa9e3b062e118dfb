import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from '../catalogue/catalogue.ts';
import { numberFaults } from '../facts/facts-in-page.ts';
import { pageFile, ROOT } from '../paths.ts';
import { readStarters } from '../starters/starters.ts';

/** As partes que toda página de passo tem, na ordem. */
const PARTS = [
  'Por que isto importa',
  'Você vai conseguir',
  'A ideia',
  'Mãos à obra',
  'Verifique',
  'Se algo deu errado',
  'Experimente',
  'Na AWS de verdade',
  'Recapitulando',
];

const FIELDS = ['titulo', 'minutos', 'nivel', 'metas', 'prerequisitos', 'termos'] as const;

/** Um arquivo citado existe aqui, ou no ponto de partida que a pessoa pode ter apagado. */
function exists(file: string, root: string): boolean {
  if (existsSync(path.join(root, file))) return true;
  const [room, slug = '', ...rest] = file.split('/');
  return room === 'steps' && Object.hasOwn(readStarters()[slug] ?? {}, rest.join('/'));
}

/** O que falta na página de um passo, ou não é verdade nela. */
export function pageFaults(
  { slug, number, frontmatter }: Step,
  page = pageFile(slug),
  root = ROOT,
): string[] {
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const faults = FIELDS.filter((field) => frontmatter?.[field] === undefined).map(
    (field) => `a página não diz "${field}" no cabeçalho`,
  );
  if (headings.join('\n') !== PARTS.join('\n'))
    faults.push(`as partes da página deveriam ser: ${PARTS.join(', ')}`);
  const goals = frontmatter?.metas?.length ?? 0;
  if (goals < 2 || goals > 4) faults.push('a página promete de duas a quatro coisas, no campo metas');
  for (const [, file = ''] of text.matchAll(/`((?:steps|solutions|shared|docs)\/[^`\s]+)`/g)) {
    if (!exists(file.replace(/:\d+$/, ''), root)) faults.push(`a página cita ${file}, que não existe`);
  }
  for (const [, file = ''] of text.matchAll(/^<<< @\/([^#{\s]+)/gm)) {
    if (!exists(path.posix.join('docs', file), root)) faults.push(`a página mostra ${file}, que não existe`);
  }
  for (const [, asked] of text.matchAll(/npm test (\d+)/g)) {
    if (Number(asked) !== number) faults.push(`a página manda rodar npm test ${asked}, que é de outro passo`);
  }
  return [...faults, ...numberFaults(text)];
}
