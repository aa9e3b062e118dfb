import type { PageFault } from '../../prose/prose.ts';
import { lineAt, sectionsOf } from '../../prose/prose.ts';
import type { FolderText } from '../../starters/starters.ts';

const TODO = /TODO\((\d+)\)/g;

/** Os TODOs de uma pasta, sem repetição, em ordem. */
export function todosOf(files: FolderText): number[] {
  const found = Object.entries(files)
    .filter(([name]) => name !== 'verificacao.test.ts')
    .flatMap(([, text]) => [...text.matchAll(TODO)].map(([, number]) => Number(number)));
  return [...new Set(found)].sort((a, b) => a - b);
}

/**
 * Em que os TODOs da página diferem dos do ponto de partida, e em que ordem ela os pede.
 * @param starter os arquivos do ponto de partida
 */
export function todoFaults(markdown: string, starter: FolderText): PageFault[] {
  const asked = todosOf(starter);
  const expected = asked.map((_, index) => index + 1);
  const faults: PageFault[] = [];
  if (asked.join() !== expected.join())
    faults.push({
      text: `os TODOs do ponto de partida são ${asked.join(', ')}: numere-os a partir de 1, sem pular`,
    });
  const moves = sectionsOf(markdown).find(({ title }) => title === 'Mãos à obra');
  const bold = [...(moves?.text ?? '').matchAll(/\*\*[^*\n]*TODO\((\d+)\)[^*\n]*\*\*/g)];
  const mentions = bold.map(({ 1: number, index }) => ({
    number: Number(number),
    line: (moves?.line ?? 1) + lineAt(moves?.text ?? '', index) - 1,
  }));
  const first = mentions.filter(
    ({ number }, index) => mentions.findIndex((other) => other.number === number) === index,
  );
  for (const { number, line } of first)
    if (!asked.includes(number))
      faults.push({ line, text: `a página pede o TODO(${number}), que não está no ponto de partida` });
  for (const number of asked)
    if (!first.some((mention) => mention.number === number))
      faults.push({
        text: `o ponto de partida tem o TODO(${number}), e "Mãos à obra" não o pede: escreva **TODO(${number})**`,
      });
  for (const [index, { number, line }] of first.entries())
    if (index > 0 && number < (first[index - 1]?.number ?? 0))
      faults.push({
        line,
        text: `o TODO(${number}) vem depois do TODO(${first[index - 1]?.number}): peça-os em ordem`,
      });
  return faults;
}
