import path from 'node:path';
import { ROOT } from '../paths.ts';
import { catalogue, type Step } from './catalogue.ts';

/** O passo pedido não existe, ou ainda não está neste repositório. A mensagem é para quem pediu. */
export class UnknownStep extends Error {
  override readonly name = 'UnknownStep';
}

/**
 * Acha o passo que alguém pediu: `4`, `04` ou `04-emprestimo`.
 * @throws {UnknownStep} com os passos que dá para pedir
 */
export function findStep(asked: string, steps: readonly Step[] = catalogue()): Step {
  const found = steps.find(
    ({ slug, number }) => slug === asked || (/^\d+$/.test(asked) && number === Number(asked)),
  );
  const ready = steps.filter((step) => step.state === 'pronto').map((step) => step.number);
  const offer = `Os passos prontos são: ${ready.join(', ')}.`;
  if (!found)
    throw new UnknownStep(`Não existe o passo "${asked}". O curso vai do 1 ao ${steps.length}. ${offer}`);
  if (found.state !== 'pronto')
    throw new UnknownStep(
      `O passo ${found.number} (${found.title}) ainda não está neste repositório. ${offer}`,
    );
  return found;
}

/** O passo em cuja pasta o comando foi dado, se foi dado em uma. O npm guarda essa pasta em `INIT_CWD`. */
export function stepOfFolder(
  folder: string | undefined,
  steps: readonly Step[] = catalogue(),
): Step | undefined {
  if (folder === undefined) return undefined;
  const [room, slug] = path.relative(ROOT, folder).split(path.sep);
  return room === 'steps' ? steps.find((step) => step.slug === slug && step.state === 'pronto') : undefined;
}
