import os from 'node:os';
import { copyCourse } from '../proof/course-copy.ts';
import { freePort } from '../proof/free-port.ts';
import { allPages } from '../proof/pages.ts';
import { shownCommandFaults } from '../proof/shown-commands/run-shown.ts';
import { type ShownCommand, shownCommands, stepOf } from '../proof/shown-commands/shown-commands.ts';

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
  const course = await copyCourse();
  const groups = groupsOf(executed).values();
  const serve = async (): Promise<string[]> => {
    const mine: string[] = [];
    for (const group of groups)
      for (const command of group) mine.push(...(await shownCommandFaults(command, course.folder, port)));
    return mine;
  };
  const workers = Array.from({ length: Math.min(4, os.availableParallelism()) }, serve);
  const found = await Promise.all(workers).finally(course.remove);
  return {
    faults: [...faults, ...found.flat()],
    executed: executed.length,
    named: commands.filter(({ treatment }) => treatment.kind === 'named').length,
  };
}
