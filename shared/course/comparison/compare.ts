import { solutionFolder, stepFolder } from '../paths.ts';
import { readFolder } from '../starters/starters.ts';

/** Um arquivo do passo, ao lado do mesmo arquivo na solução. */
export interface ComparedFile {
  /** Caminho dentro da pasta do passo, com barras normais. */
  name: string;
  /** O texto da pessoa; `null` quando só a solução tem o arquivo. */
  mine: string | null;
  /** O texto da solução; `null` quando só a pessoa tem o arquivo. */
  solution: string | null;
}

/** O teste do passo não é resposta de ninguém, e a solução não tem cópia dele. */
const NOT_AN_ANSWER = new Set(['verificacao.test.ts']);

/**
 * A resposta da pessoa ao lado da solução, arquivo por arquivo, em ordem; os iguais também vêm.
 * @param slug pasta do passo, como `04-emprestimo`
 * @param places as duas pastas, quando não são as desta cópia
 */
export function compareWithSolution(
  slug: string,
  { mine = stepFolder(slug), solution = solutionFolder(slug) }: { mine?: string; solution?: string } = {},
): ComparedFile[] {
  const own = readFolder(mine);
  const finished = readFolder(solution);
  const names = new Set([...Object.keys(finished), ...Object.keys(own)]);
  return [...names]
    .filter((name) => !NOT_AN_ANSWER.has(name))
    .sort()
    .map((name) => ({ name, mine: own[name] ?? null, solution: finished[name] ?? null }));
}
