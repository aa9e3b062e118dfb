import { readFileSync } from 'node:fs';
import type { Step } from '../catalogue/catalogue.ts';
import { numberFaults } from '../facts/facts-in-page.ts';
import { pageFile, ROOT, shown, solutionFolder } from '../paths.ts';
import { faultLine, type PageFault, sectionsOf } from '../prose/prose.ts';
import { type FolderText, readFolder, readStarters } from '../starters/starters.ts';
import { commandFaults } from './page/commands.ts';
import { frontmatterFaults, glossaryTerms } from './page/frontmatter.ts';
import { fileFaults, ownFileFaults, variableFaults } from './page/mentions.ts';
import { minutesOf, readingTimeFaults } from './page/reading-time.ts';
import { snippetFaults } from './page/snippets.ts';
import { stateFaults } from './page/states.ts';
import { todoFaults } from './page/todos.ts';

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

/** Com o que se confere a página de um passo; o que não for dado é lido desta cópia. */
export interface PageMaterial {
  /** Os estados da máquina do ponto de partida e da solução; sem eles, os nomes não são conferidos. */
  states?: ReadonlySet<string>;
  starter?: FolderText;
  solution?: FolderText;
  glossary?: ReadonlySet<string>;
  /** O arquivo da página, em caminho absoluto. */
  page?: string;
  root?: string;
}

/** O que falta na página de um passo, ou não é verdade nela: a página, a linha, o que há e o que fazer. */
export function pageFaults(
  step: Step,
  {
    states,
    starter = readStarters()[step.slug] ?? {},
    solution = readFolder(solutionFolder(step.slug)),
    glossary = glossaryTerms(),
    page = pageFile(step.slug),
    root = ROOT,
  }: PageMaterial = {},
): string[] {
  const { slug, number, frontmatter } = step;
  const file = shown(page);
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');
  return [
    ...frontmatterFaults(step, glossary),
    ...partFaults(text),
    ...todoFaults(text, starter),
    ...(states === undefined ? [] : stateFaults(text, states)),
    ...snippetFaults(file, text, root),
    ...ownFileFaults(text, slug, root),
    ...variableFaults(text, { ...prefixed('steps', starter), ...prefixed('solutions', solution) }),
    ...readingTimeFaults(frontmatter?.minutos, minutesOf(text, starter, solution, root)),
    ...fileFaults(text, root),
    ...commandFaults(text, number),
    ...numberFaults(text),
  ].map((fault) => faultLine(file, fault));
}

/** Os mesmos arquivos, com a sala na frente do nome: o ponto de partida e a solução têm os mesmos nomes. */
const prefixed = (room: string, files: FolderText): FolderText =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${room}/${name}`, text]));

function partFaults(text: string): PageFault[] {
  const headings = sectionsOf(text).map(({ title }) => title);
  return headings.join('\n') === PARTS.join('\n')
    ? []
    : [{ text: `as partes da página deveriam ser: ${PARTS.join(', ')}` }];
}
