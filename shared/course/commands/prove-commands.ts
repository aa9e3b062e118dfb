import { createServer } from 'node:net';
import os from 'node:os';
import { allPages } from '../proof/pages.ts';
import { withCourseCopy } from '../proof/shown-commands/course-copy.ts';
import { shownCommandFaults } from '../proof/shown-commands/run-shown.ts';
import { type ShownCommand, shownCommands, stepOf } from '../proof/shown-commands/shown-commands.ts';

/** Uma porta que ninguém usa agora. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** O que se provou dos comandos das páginas. */
export interface CommandsProof {
  faults: string[];
  /** Quantos se executaram. */
  executed: number;
  /** Quantos têm dono em outra prova, ou não dá para executar aqui. */
  named: number;
}

/** Os comandos que se executam, um grupo por passo: os de um mesmo passo rodam na ordem das páginas. */
function groupsOf(commands: readonly ShownCommand[]): ShownCommand[][] {
  const groups = new Map<number, ShownCommand[]>();
  for (const command of commands) {
    const step = stepOf(command);
    groups.set(step, [...(groups.get(step) ?? []), command]);
  }
  return [...groups.values()];
}

/** Executa, em uma cópia do curso, cada comando que as páginas mostram, e confere a saída mostrada. */
export async function proveCommands(): Promise<CommandsProof> {
  const { commands, faults } = shownCommands(allPages());
  const executed = commands.filter(({ treatment }) => treatment.kind === 'run' || treatment.kind === 'stay');
  const port = await freePort();
  const found = await withCourseCopy(async (root) => {
    const groups = groupsOf(executed).values();
    const serve = async (): Promise<string[]> => {
      const mine: string[] = [];
      for (const group of groups)
        for (const command of group) mine.push(...(await shownCommandFaults(command, root, port)));
      return mine;
    };
    const workers = Array.from({ length: Math.min(4, os.availableParallelism()) }, serve);
    return (await Promise.all(workers)).flat();
  });
  return {
    faults: [...faults, ...found],
    executed: executed.length,
    named: commands.filter(({ treatment }) => treatment.kind === 'named').length,
  };
}
