import { readySteps } from '../catalogue/catalogue.ts';
import { courseFaults } from '../proof/course-faults.ts';
import { tableFaults } from '../proof/course-table.ts';
import { pagesFaults } from '../proof/pages-faults.ts';
import { announced, indented } from './announced.ts';
import { type CommandsProof, proveCommands } from './prove-commands.ts';
import { proveSteps, summarise } from './prove-steps.ts';

/**
 * Prova o curso inteiro: cada passo, e o que é do curso como um todo.
 * @returns quantas faltas há
 */
export async function proveCourse(): Promise<number> {
  const runs = await proveSteps(readySteps());
  const pagesEnding = (found: string[]) => ({ good: found.length === 0, text: '' });
  const commandsEnding = ({ faults: found, executed, named }: CommandsProof) => ({
    good: found.length === 0,
    text: `${executed} executados, ${named} com outra prova`,
  });
  const pages = await announced('As páginas em volta dos passos', () => pagesFaults(), pagesEnding);
  const commands = await announced('Os comandos das páginas', proveCommands, commandsEnding);
  const faults = [...courseFaults(runs), ...tableFaults(runs), ...pages, ...commands.faults];
  if (faults.length > 0) console.log(indented(faults.map((fault) => `- ${fault}`).join('\n')));
  return summarise(runs) + faults.length;
}
