/** O que o site pode saber do curso: dados, calculados ao montar as páginas. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { MachineDrawing } from '../testing/report.ts';
import type { Line } from './conversation/conversation.ts';
import { ROOT } from './paths.ts';

export type { CheckReport, GoalReport, MachineDrawing, PathStop, Problem } from '../testing/report.ts';
export { catalogue, type Frontmatter, type Step } from './catalogue/catalogue.ts';
export type { Line } from './conversation/conversation.ts';
export type { ShownFact } from './facts/facts.ts';
export { factsOfPage } from './facts/facts-in-page.ts';
export type { OutboxMessage } from './server/outbox-message.ts';

/** Roda um comando do curso em outro processo. @returns o JSON que ele escreve */
async function answerOf<Answer>(command: string, slug: string): Promise<Answer> {
  const program = path.join(ROOT, 'shared', 'course', 'commands', command);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, slug], {
    cwd: ROOT,
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Answer;
}

/**
 * As máquinas que a solução de um passo produz, sintetizadas em outro processo.
 * @param slug pasta do passo, como `04-emprestimo`
 */
export const solutionMachines = (slug: string): Promise<MachineDrawing[]> => answerOf('machines.ts', slug);

/** Uma conversa com o assistente, gravada ao executar a solução em outro processo. */
export const solutionConversation = (slug: string): Promise<{ client: string; lines: Line[] }> =>
  answerOf('conversation.ts', slug);
