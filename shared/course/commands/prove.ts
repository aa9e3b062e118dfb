import colors from 'picocolors';
import { SECTIONS } from '../proof/repository.ts';
import { announced, indented } from './announced.ts';
import { proveCourse } from './prove-course.ts';
import { concludeProof } from './prove-steps.ts';

/** O que cabe ler de uma ferramenta que falhou; o resto ela mostra quando roda sozinha. */
const MAX_LINES = 60;
const MAX_COLUMNS = 200;

/** O começo do que uma ferramenta disse, com recuo. */
function excerpt(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => (line.length > MAX_COLUMNS ? `${line.slice(0, MAX_COLUMNS)}…` : line));
  const rest = lines.length - MAX_LINES;
  return indented(
    [...lines.slice(-MAX_LINES), ...(rest > 0 ? [`(e mais ${rest} linhas antes destas)`] : [])].join('\n'),
  );
}

/**
 * `npm test`: prova o repositório inteiro. Uma cópia de quem está no meio do curso também fica verde.
 * @returns 0 quando tudo está provado
 */
export async function prove(): Promise<number> {
  let faults = 0;
  console.log(`\n${colors.bold('Provando o repositório')}\n`);
  for (const { title, run } of SECTIONS) {
    const trouble = await announced(title, run, (found) => ({ good: found === undefined, text: '' }));
    if (trouble === undefined) continue;
    faults += 1;
    console.log(excerpt(trouble));
  }
  faults += await proveCourse();
  return concludeProof(faults, 'npm test');
}
