import path from 'node:path';
import { watch } from 'chokidar';
import { catalogue, readySteps } from '../catalogue/catalogue.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { advanceHint, failingGoal, readLastCheck } from '../check/last-check.ts';
import { performCheck, type RecordPlaces } from '../check/perform-check.ts';
import { ROOT } from '../paths.ts';
import { courseProgress, PROGRESS_FILE, type StepProgress } from '../progress/progress.ts';
import type { CourseEvent, StepStatus } from './course-event.ts';

/** Verifica os passos a cada salvamento e conta a quem estiver ouvindo. */
export interface CheckHub {
  status(step: string): StepStatus;
  /** O progresso do curso inteiro. @throws {UnreadableProgress} quando o arquivo dele não se lê */
  progress(): StepProgress[];
  /**
   * Pede uma verificação; um pedido que já espera a vez não entra duas vezes na fila.
   * @param seed semente das entradas; sorteada, se não for dada
   */
  request(step: string, seed?: number): void;
  /** Os arquivos do passo mudaram: verifica assim que as mudanças se acalmarem, e uma vez só. */
  changed(step: string): void;
  /** Mostra mais uma dica da meta que falha. @returns quantas estão à vista; 0 quando nenhuma meta falha */
  hint(step: string): Promise<number>;
  /** Conta a quem ouve. */
  tell(event: CourseEvent): void;
  subscribe(listener: (event: CourseEvent) => void): () => void;
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
  const listeners = new Set<(event: CourseEvent) => void>();
  const waiting = new Map<string, number | undefined>();
  const running = new Set<string>();
  const seen = new Set<string>();
  const settling = new Map<string, NodeJS.Timeout>();
  const progress = () => courseProgress(catalogue(), places);
  const tell = (event: CourseEvent) => {
    for (const listener of listeners) listener(event);
  };

  let lastProgress = '';
  function tellProgress(): void {
    try {
      const news = progress();
      const text = JSON.stringify(news);
      if (text !== lastProgress) tell({ type: 'progress', steps: news });
      lastProgress = text;
    } catch {
      // O arquivo não se lê: quem pergunta pelo progresso recebe o motivo.
    }
  }

  async function run(step: string): Promise<void> {
    running.add(step);
    const seed = waiting.get(step);
    waiting.delete(step);
    tell({ type: 'running', step });
    try {
      const { report, hintsShown } = await performCheck(runner, step, seed, places);
      running.delete(step);
      tell({ type: 'report', step, report, machines: report.machines, hintsShown });
    } catch (error) {
      running.delete(step);
      const message = error instanceof Error ? error.message : String(error);
      console.error(`  Não consegui verificar ${step}: ${message}`);
      tell({ type: 'trouble', step, message });
    }
    tellProgress();
    if (waiting.has(step)) await run(step);
  }

  function request(step: string, seed?: number): void {
    seen.add(step);
    const asked = waiting.has(step);
    waiting.set(step, seed);
    if (!asked && !running.has(step)) void run(step);
  }

  function changed(step: string): void {
    clearTimeout(settling.get(step));
    settling.set(step, setTimeout(request, SETTLE_MS, step));
  }

  const watcher = watch(steps, { ignoreInitial: true, ignored: /cdk\.out|node_modules/ });
  watcher.on('all', (_event, file) => {
    const step = path.relative(steps, file).split(path.sep)[0] ?? '';
    if (readySteps().some(({ slug }) => slug === step)) changed(step);
  });
  // Um passo verificado ou recomeçado no terminal também muda o progresso que a página mostra.
  const progressWatcher = watch(places.progress ?? PROGRESS_FILE, { ignoreInitial: true });
  let progressSettling: NodeJS.Timeout | undefined;
  progressWatcher.on('all', () => {
    // Quem escreve o arquivo pode ainda estar no meio: lido agora, ele estaria cortado.
    clearTimeout(progressSettling);
    progressSettling = setTimeout(tellProgress, SETTLE_MS);
  });

  return {
    status(step) {
      const last = readLastCheck(step, places.checks);
      if (!seen.has(step)) request(step);
      const report = last?.report ?? null;
      return {
        report,
        running: running.has(step),
        machines: report?.machines ?? [],
        hintsShown: last?.hintsShown ?? 1,
      };
    },
    progress,
    request,
    changed,
    async hint(step) {
      const last = readLastCheck(step, places.checks);
      if (!last || !failingGoal(last.report)) return 0;
      const { hintsShown } = await advanceHint(last, places.checks);
      tell({ type: 'hints', step, hintsShown });
      return hintsShown;
    },
    tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      for (const timer of settling.values()) clearTimeout(timer);
      clearTimeout(progressSettling);
      await Promise.all([watcher.close(), progressWatcher.close()]);
      await runner.close();
    },
  };
}
