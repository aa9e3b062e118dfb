/** Escreve, em JSON, a conversa de uma execução da solução do assistente. Quem monta o site o chama em outro processo. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { executeFolder } from '../../testing/execute-folder.ts';
import { findStep } from '../catalogue/find-step.ts';
import { conversationOf } from '../conversation/conversation.ts';
import { solutionFolder } from '../paths.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async ([asked]) => {
  if (asked === undefined) throw new UsageError('Diga de qual passo.');
  const folder = solutionFolder(findStep(asked).slug);
  const input = JSON.parse(await readFile(path.join(folder, 'entrada.json'), 'utf8')) as {
    cliente: string;
    mensagem: string;
  };
  const { events } = await executeFolder(folder, input);
  process.stdout.write(
    JSON.stringify({ client: input.cliente, lines: conversationOf(events, input.mensagem) }),
  );
  return 0;
});
