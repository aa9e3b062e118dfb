import path from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Trial, trials } from './context.ts';
import {
  createEnvironment,
  drawingsOf,
  type Environment,
  type MachineSource,
  mainFile,
} from './environment.ts';
import { GoalNotMet } from './goal-not-met.ts';
import { type Memory, memoriesOf } from './memory.ts';
import { lineOfQuoted } from './module-problem.ts';
import { CheckProblem, unexpectedFailure } from './problem.ts';
import { createRandom, type Random } from './random.ts';
import type { GoalFailure, Place } from './report.ts';
import { relativeToRepository } from './stack-place.ts';
import { watchThisProcess } from './watchdog.ts';

/**
 * As dicas de uma meta. Cada motivo de falha tem a sua, que vem primeiro; depois vêm as gerais,
 * da mais leve à que quase entrega a resposta.
 */
export interface Hints {
  byReason?: Readonly<Record<string, readonly string[]>>;
  general: readonly string[];
}

export type GoalBody = (environment: Environment, random: Random) => Promise<void>;

/** Uma meta: o título é o que a pessoa consegue quando chega lá. */
export type DefineGoal = (title: string, hints: Hints, body: GoalBody) => void;

/** Tempo, em milissegundos, que uma meta pode levar antes de ser dada como perdida. */
const GOAL_TIMEOUT_MS = 20_000;

/**
 * Descreve a verificação de um passo. O mesmo teste julga o ponto de partida, a resposta e a solução.
 * @param slug pasta do passo, como `04-emprestimo`
 * @param source de onde vêm as máquinas
 * @param define declara as metas, em ordem
 */
export function step(slug: string, source: MachineSource, define: (goal: DefineGoal) => void): void {
  const memories: Memory[] = [];
  for (const trial of trials()) describe(slug, () => judge(trial, source, define, memories));
}

/** Julga uma pasta: cada meta é um teste. */
function judge(
  { target: folder, seed, memory, firstFailureOnly = false }: Trial,
  source: MachineSource,
  define: (goal: DefineGoal) => void,
  memories: Memory[],
): void {
  const random = createRandom(seed);
  let environment: ReturnType<typeof createEnvironment> | undefined;
  const note = noteTaker(memories);
  let enough = false;
  const ready = () =>
    (environment ??= createEnvironment(folder, source, memory === 'recite' ? memories : undefined));
  let stopWatching: ReturnType<typeof watchThisProcess> | undefined;
  beforeAll(() => {
    stopWatching = watchThisProcess();
  });
  afterAll(async () => {
    await (await environment?.catch(() => undefined))?.close();
    await stopWatching?.();
  });
  define((title, hints, body) => {
    test(title, { timeout: GOAL_TIMEOUT_MS }, async ({ task, skip }) => {
      task.meta.hints = { byReason: hints.byReason ?? {}, general: hints.general };
      if (enough) skip();
      try {
        const prepared = await ready();
        task.meta.machines = drawingsOf(prepared);
        await body(prepared, random);
        if (memory === 'record') task.meta.inputs = await note(prepared);
      } catch (error) {
        enough ||= firstFailureOnly || (error instanceof GoalNotMet && tookTooLong(error));
        if (error instanceof GoalNotMet) task.meta.failure = failureOf(error, hints, folder, source);
        else task.meta.problem = (error instanceof CheckProblem ? error : unexpectedFailure(error)).problem;
        // Só a notícia: o Vitest copiaria para o outro processo tudo o que o erro original carrega.
        throw new Error(title);
      } finally {
        await (await environment?.catch(() => undefined))?.settle();
      }
    });
  });
}

/** Anota, meta a meta, o que as execuções novas da máquina responderam. */
function noteTaker(memories: Memory[]): (environment: Environment) => Promise<string[]> {
  let noted = 0;
  return async ({ client, machine }) => {
    const all = await memoriesOf(client, machine.arn);
    const recent = all.slice(noted);
    noted = all.length;
    memories.push(...recent);
    return recent.map(({ input }) => input);
  };
}

/** Quem esperou uma função que não responde não precisa esperar por ela de novo, meta após meta. */
const tookTooLong = ({ shortfall }: GoalNotMet): boolean =>
  shortfall.reason === 'nao-termina' || /Task timed out after/.test(shortfall.awsMessage ?? '');

function failureOf(
  { shortfall, stack }: GoalNotMet,
  hints: Hints,
  folder: string,
  source: MachineSource,
): GoalFailure {
  return {
    path: [],
    ...shortfall,
    lookAt: (shortfall.lookAt ?? []).map((place) => locate(place, mainFile(folder, source))),
    hints: [...(hints.byReason?.[shortfall.reason] ?? []), ...hints.general],
    stack,
  };
}

/** Completa um lugar que só diz o estado com o arquivo e a linha em que ele aparece. */
function locate(place: Place, mainFile: string): Place {
  const file = place.file === undefined ? mainFile : path.join(path.dirname(mainFile), place.file);
  const line = place.line ?? (place.state === undefined ? undefined : lineOfQuoted(file, place.state));
  return { ...place, file: relativeToRepository(file), ...(line === undefined ? {} : { line }) };
}
