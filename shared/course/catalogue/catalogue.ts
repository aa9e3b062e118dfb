import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { pageFile, solutionFolder } from '../paths.ts';
import { PARTS } from './syllabus.ts';

/** O cabeçalho da página de um passo. */
export interface Frontmatter {
  titulo: string;
  minutos: number;
  nivel: 'iniciante' | 'intermediário' | 'avançado';
  metas: string[];
  prerequisitos: string[];
  termos: string[];
}

/** Um passo do curso. */
export interface Step {
  /** De 1 a 15. */
  number: number;
  /** Nome da pasta, como `04-emprestimo`. */
  slug: string;
  title: string;
  /** Nome da parte do curso. */
  part: string;
  /** `pronto`: tem página, ponto de partida, solução e verificação neste repositório. */
  state: 'pronto' | 'em breve';
  frontmatter?: Frontmatter;
}

/** Uma página de passo sem cabeçalho, ou com um cabeçalho que não se lê. */
export class InvalidPage extends Error {
  override readonly name = 'InvalidPage';
}

const HEADER = /^---\r?\n([\s\S]*?)\r?\n---/;

/** Lê o cabeçalho da página de um passo. @throws {InvalidPage} se ele falta ou não se lê */
export function readFrontmatter(file: string): Frontmatter {
  const header = HEADER.exec(readFileSync(file, 'utf8'))?.[1];
  if (header === undefined) throw new InvalidPage(`${file} não começa com um cabeçalho entre ---.`);
  let fields: unknown;
  try {
    fields = parse(header);
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new InvalidPage(`O cabeçalho de ${file} não é um YAML válido. ${reason}`);
  }
  if (fields === null || typeof fields !== 'object' || !('titulo' in fields))
    throw new InvalidPage(`O cabeçalho de ${file} não diz o titulo do passo.`);
  return fields as Frontmatter;
}

/** `steps/` não conta: a pasta é da pessoa, que pode tê-la apagado; `npm run recomecar` a traz de volta. */
const isReady = (slug: string): boolean =>
  [pageFile(slug), solutionFolder(slug)].every((place) => existsSync(place));

/** Os quinze passos, em ordem. A verdade está nas pastas e nas páginas; nada é guardado entre chamadas. */
export function catalogue(): Step[] {
  return PARTS.flatMap(({ title: part, steps }) =>
    steps.map(({ slug, title }): Step => {
      const number = Number(slug.slice(0, 2));
      if (!isReady(slug)) return { number, slug, title, part, state: 'em breve' };
      const frontmatter = readFrontmatter(pageFile(slug));
      return { number, slug, title: frontmatter.titulo, part, state: 'pronto', frontmatter };
    }),
  );
}

/** Os passos que existem inteiros neste repositório. */
export const readySteps = (): Step[] => catalogue().filter((step) => step.state === 'pronto');
