import path from 'node:path';
import { watch } from 'chokidar';
import type { CheckReport, MachineDrawing } from '../../testing/report.ts';
import { readySteps } from '../catalogue/catalogue.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { readLastCheck } from '../check/last-check.ts';
import { performCheck, type RecordPlaces } from '../check/perform-check.ts';
import { ROOT } from '../paths.ts';

/** O que a página recebe quando algo muda. */
export type CheckEvent =
  | { type: 'running'; step: string }
  | { type: 'report'; step: string; report: CheckReport; machines: MachineDrawing[] };

/** Onde um passo está: o último resultado e se há uma verificação em andamento. */
export interface StepStatus {
  report: CheckReport | null;
  running: boolean;
  machines: MachineDrawing[];
}

/** Verifica os passos a cada salvamento e conta a quem estiver ouvindo. */
export interface CheckHub {
  status(step: string): StepStatus;
  /** Pede uma verificação; um pedido que já espera a vez não entra duas vezes na fila. */
  request(step: string): void;
  subscribe(listener: (event: CheckEvent) => void): () => void;
  close(): Promise<void>;
}

/** Espera os salvamentos de um editor se acalmarem, em milissegundos. */
const SETTLE_MS = 50;

/**
 * @param runner quem verifica; o hub o fecha consigo
 * @param places a pasta dos passos e onde ficam os registros, quando não são os desta cópia
 */
export function createCheckHub(
  runner: CheckRunner,
  places: RecordPlaces & { steps?: string } = {},
): CheckHub {
  const steps = places.steps ?? path.join(ROOT, 'steps');
  const listeners = new Set<(event: CheckEvent) => void>();
  const waiting = new Set<string>();
  const running = new Set<string>();
  const seen = new Set<string>();
  const settling = new Map<string, NodeJS.Timeout>();
  const tell = (event: CheckEvent) => {
    for (const listener of listeners) listener(event);
  };

  async function run(step: string): Promise<void> {
    running.add(step);
    waiting.delete(step);
    tell({ type: 'running', step });
    try {
      const { report } = await performCheck(runner, step, undefined, places);
      running.delete(step);
      tell({ type: 'report', step, report, machines: report.machines });
    } catch (error) {
      console.error(`  Não consegui verificar ${step}: ${error}`);
    } finally {
      running.delete(step);
    }
    if (waiting.has(step)) await run(step);
  }

  function request(step: string): void {
    seen.add(step);
    if (waiting.has(step)) return;
    waiting.add(step);
    if (!running.has(step)) void run(step);
  }

  const watcher = watch(steps, { ignoreInitial: true, ignored: /cdk\.out|node_modules/ });
  watcher.on('all', (_event, file) => {
    const step = path.relative(steps, file).split(path.sep)[0] ?? '';
    if (!readySteps().some(({ slug }) => slug === step)) return;
    clearTimeout(settling.get(step));
    settling.set(step, setTimeout(request, SETTLE_MS, step));
  });

  return {
    status(step) {
      const report = readLastCheck(step, places.checks)?.report ?? null;
      if (!seen.has(step)) request(step);
      return { report, running: running.has(step), machines: report?.machines ?? [] };
    },
    request,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      for (const timer of settling.values()) clearTimeout(timer);
      await watcher.close();
      await runner.close();
    },
  };
}
