import type { Collection, Storage } from '../../storage/storage.ts';
import type { ExecutionRecord } from './records.ts';

const RUNNING = 'states/running';

/** Diz se ficou alguma execução no meio da última vez, sem ler as que terminaram. */
export function hasUnfinished(storage: Storage): boolean {
  return !storage.collection<ExecutionRecord>(RUNNING).values().next().done;
}

/**
 * Os registros das execuções. As que andam ficam à parte, para que um reinício as ache sem ler todas as outras.
 */
export class ExecutionStore {
  readonly #running: Collection<ExecutionRecord>;
  readonly #finished: Collection<ExecutionRecord>;

  constructor(storage: Storage) {
    this.#running = storage.collection(RUNNING);
    this.#finished = storage.collection('states/executions');
    for (const record of [...this.#running.values()]) this.#settle(record);
  }

  get(arn: string): ExecutionRecord | undefined {
    return this.#running.get(arn) ?? this.#finished.get(arn);
  }

  set(record: ExecutionRecord): void {
    if (record.status === 'RUNNING') {
      this.#running.set(record.arn, record);
      this.#finished.delete(record.arn);
      return;
    }
    this.#finished.set(record.arn, record);
    this.#running.delete(record.arn);
  }

  delete(arn: string): void {
    this.#finished.delete(arn);
    this.#running.delete(arn);
  }

  unfinished(): readonly ExecutionRecord[] {
    return [...this.#running.values()];
  }

  *[Symbol.iterator](): IterableIterator<ExecutionRecord> {
    yield* this.#finished.values();
    yield* this.#running.values();
  }

  /**
   * A queda veio entre gravar num lado e tirar do outro: vale o que foi gravado por último. É o que anda, se
   * um redrive o fez voltar; senão, o que terminou.
   */
  #settle(running: ExecutionRecord): void {
    const finished = this.#finished.get(running.arn);
    if (!finished) return;
    const isRedriven = (running.redriveCount ?? 0) > (finished.redriveCount ?? 0);
    (isRedriven ? this.#finished : this.#running).delete(running.arn);
  }
}
