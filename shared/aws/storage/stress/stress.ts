import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executions } from './executions.ts';
import { type LocalProcess, type StandbyProcess, standBy } from './local-process.ts';
import { Notices } from './notices.ts';
import { Objects } from './objects.ts';
import { Queues } from './queues.ts';
import { random } from './random.ts';
import { type Clients, connect, disconnect, type Scenario } from './scenario.ts';
import { Tables } from './tables.ts';

/** O que um esforço fez. */
export interface StressReport {
  readonly kills: number;
  /** Quantas execuções foram respondidas, e terminaram certas. */
  readonly executions: number;
  /** Quantas voltas os roteiros deram. */
  readonly rounds: number;
}

export interface StressOptions {
  readonly kills: number;
  readonly seed: number;
  /** Milissegundos de trabalho antes de cada queda, no máximo. */
  readonly longestLife: number;
  onKill?(): void;
}

/** Um trabalho em voltas, até a queda. Um erro antes dela é um defeito. */
async function repeat(
  work: (clients: Clients) => Promise<void>,
  clients: Clients,
  life: { isOver: boolean; rounds: number },
): Promise<void> {
  try {
    while (!life.isOver) {
      await work(clients);
      life.rounds++;
    }
  } catch (error) {
    if (!life.isOver) throw error;
  }
}

/** Deixa os roteiros trabalharem por `milliseconds`, e mata. */
async function liveAndDie(
  process: LocalProcess,
  scenarios: readonly Scenario[],
  milliseconds: number,
): Promise<number> {
  const clients = connect(process.port);
  const life = { isOver: false, rounds: 0 };
  try {
    for (const scenario of scenarios) await scenario.recheck(clients);
    const working = Promise.all(
      scenarios.flatMap(({ works }) => works.map((work) => repeat(work, clients, life))),
    );
    const time = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    await Promise.race([time, working]);
    life.isOver = true;
    await process.kill();
    await working;
  } finally {
    life.isOver = true;
    await process.kill();
    disconnect(clients);
  }
  return life.rounds;
}

/**
 * Mata a AWS local `kills` vezes, em momentos sorteados, enquanto cada serviço trabalha; a cada vez, e no fim,
 * confere que tudo que foi respondido está lá.
 * @throws `LostAnswer` quando não está
 */
export async function stress({ kills, seed, longestLife, onKill }: StressOptions): Promise<StressReport> {
  const folder = mkdtempSync(join(tmpdir(), 'esforco-'));
  const executions = new Executions();
  const scenarios: readonly Scenario[] = [
    new Tables(),
    new Objects(),
    new Queues(),
    executions,
    new Notices(),
  ];
  const next = random(seed);
  let standby: StandbyProcess | undefined = standBy(folder);
  let rounds = 0;
  try {
    const first = await standby.start();
    standby = standBy(folder);
    const clients = connect(first.port);
    for (const scenario of scenarios) await scenario.prepare(clients);
    disconnect(clients);
    await first.kill();
    for (let kill = 0; kill < kills; kill++) {
      const process = await standby.start();
      standby = standBy(folder);
      rounds += await liveAndDie(process, scenarios, 30 + next() * longestLife);
      for (const scenario of scenarios) scenario.inspect?.(folder);
      onKill?.();
    }
    const last = await standby.start();
    standby = undefined;
    const survivors = connect(last.port);
    try {
      for (const scenario of scenarios) await scenario.recheck(survivors);
      for (const scenario of scenarios) await scenario.verify(survivors);
    } finally {
      disconnect(survivors);
      await last.kill();
    }
    for (const scenario of scenarios) scenario.audit?.(folder);
  } finally {
    await standby?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { kills, executions: executions.count, rounds };
}
