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
    // A queda veio entre gravar o fim e tirar da lista das que andam: terminou.
    for (const { arn } of [...this.#running.values()]) if (this.#finished.get(arn)) this.#running.delete(arn);
  }

  get(arn: string): ExecutionRecord | undefined {
    return this.#finished.get(arn) ?? this.#running.get(arn);
  }

  set(record: ExecutionRecord): void {
    if (record.status === 'RUNNING') {
      this.#running.set(record.arn, record);
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
    yield* this.#running.values();
    yield* this.#finished.values();
  }
}
