import type { MockAnswer, Simulation, SimulationSetup, SimulationStatus, SimulationUpdate } from './types.ts';
import type { SimulationCommand, WorkerReply } from './worker-messages.ts';

/** Quanto esperar que o worker atenda a um pedido de parada antes de derrubá-lo, em milissegundos. */
const STOP_PATIENCE_MS = 1000;

const KILLED = 'O simulador estava ocupado demais para parar sozinho: o trabalho dele foi encerrado.';
const BROKEN = 'O simulador não pôde continuar. Recarregue a página e tente de novo.';

/** Uma simulação vista da página: tudo acontece em um worker. */
export class SimulatorSession implements Simulation {
  readonly #worker: Worker;
  readonly #listeners = new Set<(update: SimulationUpdate) => void>();
  #lastNow = 0;
  #isOver = false;
  #killing: ReturnType<typeof setTimeout> | undefined;

  constructor(setup: SimulationSetup) {
    this.#worker = new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'update') this.#tell(data.update);
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#end(BROKEN);
    });
    this.#send({ kind: 'start', setup });
  }

  onUpdate(listener: (update: SimulationUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  answer(taskId: string, answer: MockAnswer): void {
    this.#send({ kind: 'answer', taskId, answer });
  }

  heartbeat(taskId: string): void {
    this.#send({ kind: 'heartbeat', taskId });
  }

  advance(seconds: number): void {
    this.#send({ kind: 'advance', seconds });
  }

  advanceToNextDue(): void {
    this.#send({ kind: 'advance-to-next-due' });
  }

  stop(): void {
    if (this.#isOver) return;
    this.#send({ kind: 'stop' });
    this.#killing ??= setTimeout(() => this.#end(KILLED), STOP_PATIENCE_MS);
  }

  close(): void {
    this.#isOver = true;
    this.#listeners.clear();
    this.#release();
  }

  /** O que vem da página pode ser reativo, e um Proxy não atravessa para o worker: vai uma cópia em JSON. */
  #send(command: SimulationCommand): void {
    if (!this.#isOver) this.#worker.postMessage(JSON.parse(JSON.stringify(command)));
  }

  #tell(update: SimulationUpdate): void {
    if (this.#isOver) return;
    this.#lastNow = update.now;
    if (isFinal(update.status)) {
      this.#isOver = true;
      this.#release();
    }
    for (const listener of [...this.#listeners]) listener(update);
  }

  #end(notice: string): void {
    this.#tell({ events: [], pending: [], status: 'ABORTED', now: this.#lastNow, notice });
  }

  #release(): void {
    clearTimeout(this.#killing);
    this.#worker.terminate();
  }
}

function isFinal(status: SimulationStatus): boolean {
  return status !== 'RUNNING' && status !== 'WAITING';
}
