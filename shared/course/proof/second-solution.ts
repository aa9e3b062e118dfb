/**
 * Outra resposta certa de um passo, escrita de outro jeito. Ela prova que a verificação julga o que a máquina
 * faz, e não como o texto dela foi escrito. Mora em `second-solutions/NN-slug/`, só com os arquivos que mudam:
 * os outros são os da solução.
 */
import path from 'node:path';
import { type FolderText, readFolder } from '../starters/starters.ts';

/** Os passos que não ficam sem uma segunda solução. */
const NEEDED: readonly number[] = [1, 4, 7, 12, 13];

/** Onde moram os arquivos que mudam na segunda solução de um passo. */
export const secondSolutionFolder = (slug: string): string =>
  path.join(import.meta.dirname, 'second-solutions', slug);

/** A segunda solução inteira; `undefined` quando o passo não tem uma. */
export function secondSolution(
  slug: string,
  solution: FolderText,
  folder = secondSolutionFolder(slug),
): FolderText | undefined {
  const different = readFolder(folder);
  return Object.keys(different).length === 0 ? undefined : { ...solution, ...different };
}

/** O que a segunda solução de um passo deve e não cumpre, antes mesmo de executar. */
export function secondSolutionFaults(
  step: { number: number; slug: string },
  solution: FolderText,
  second: FolderText | undefined,
): string[] {
  const place = `shared/course/proof/second-solutions/${step.slug}`;
  if (second === undefined)
    return NEEDED.includes(step.number)
      ? [`falta outra solução certa, em ${place}, escrita de outro jeito`]
      : [];
  return Object.keys(second)
    .filter((file) => second[file] !== solution[file])
    .some((file) => /\.(ts|asl\.json)$/.test(file))
    ? []
    : [`a segunda solução, em ${place}, é igual à primeira: escreva de outro jeito`];
}
