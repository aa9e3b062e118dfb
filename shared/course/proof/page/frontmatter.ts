import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from '../../catalogue/catalogue.ts';
import { ROOT } from '../../paths.ts';
import type { PageFault } from '../../prose/prose.ts';

const LEVELS: readonly unknown[] = ['iniciante', 'intermediário', 'avançado'];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** Os títulos do glossário, em minúsculas. */
export function glossaryTerms(
  text = readFileSync(path.join(ROOT, 'docs', 'glossario.md'), 'utf8'),
): ReadonlySet<string> {
  return new Set([...text.matchAll(/^## (.+)$/gm)].map(([, term = '']) => term.trim().toLowerCase()));
}

/** O que falta no cabeçalho da página de um passo. */
export function frontmatterFaults({ number, frontmatter }: Step, glossary = glossaryTerms()): PageFault[] {
  const fields = (frontmatter ?? {}) as unknown as Record<string, unknown>;
  const { passo, titulo, minutos, nivel, metas, prerequisitos, termos } = fields;
  const faults: string[] = [];
  if (passo !== number) faults.push(`o cabeçalho deveria dizer passo: ${number}`);
  if (!isText(titulo)) faults.push('falta o titulo no cabeçalho');
  if (!isBetween(minutos, 10, 60)) faults.push('minutos, no cabeçalho, deveria ser um número de 10 a 60');
  if (!LEVELS.includes(nivel)) faults.push(`nivel, no cabeçalho, deveria ser ${LEVELS.join(', ')}`);
  if (!isList(metas) || !isBetween(metas.length, 2, 4))
    faults.push('a página promete de duas a quatro coisas, no campo metas do cabeçalho');
  if (!isList(prerequisitos) || prerequisitos.length === 0)
    faults.push('prerequisitos, no cabeçalho, diz o que é preciso antes: um passo, uma ferramenta');
  if (!isList(termos) || termos.length === 0)
    faults.push('termos, no cabeçalho, diz as palavras novas do passo');
  for (const term of isList(termos) ? termos : [])
    if (!glossary.has(term.toLowerCase()))
      faults.push(`o termo "${term}", do cabeçalho, não está em docs/glossario.md: acrescente-o lá`);
  return faults.map((text) => ({ text }));
}
