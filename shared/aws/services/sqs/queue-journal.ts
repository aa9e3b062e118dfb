import type { Journal, Storage } from '../../storage/storage.ts';
import type { Entry } from './records.ts';

/** Abaixo disto não vale a pena reescrever o diário. */
const SMALLEST_COMPACTION = 1000;
/** Quantas linhas a mais que o estado o diário pode ter. */
const COMPACTION_RATIO = 4;
/** Linhas por gravação ao reescrever: mensagens grandes não cabem todas num texto só. */
const CHUNK = 200;

/**
 * O diário de uma fila. Cada acontecimento é uma linha, gravada antes da resposta. Quando as linhas passam muito
 * do estado que contam, um diário novo é escrito inteiro e só então passa a valer, ao se guardar a geração dele.
 */
export class QueueJournal {
  readonly #storage: Storage;
  readonly #queueId: string;
  #generation: number;
  #journal: Journal;
  #length = 0;

  constructor(storage: Storage, queueId: string, generation: number) {
    this.#storage = storage;
    this.#queueId = queueId;
    this.#generation = generation;
    this.#journal = this.#journalOf(generation);
    // O que uma queda deixou no meio de uma compactação: o diário anterior, ou o começo do seguinte.
    for (const other of [generation - 1, generation + 1]) if (other >= 0) this.#journalOf(other).delete();
  }

  read(): readonly Entry[] {
    const entries = this.#journal.read() as readonly Entry[];
    this.#length = entries.length;
    return entries;
  }

  append(entries: readonly Entry[]): void {
    this.#journal.append(entries);
    this.#length += entries.length;
  }

  /** @param size quantas linhas o estado de agora pede */
  needsCompaction(size: number): boolean {
    return this.#length > SMALLEST_COMPACTION + COMPACTION_RATIO * size;
  }

  /**
   * Troca o diário por `snapshot`.
   * @param adopt guarda a geração nova, de uma vez: até ela voltar, vale o diário antigo
   */
  compact(snapshot: readonly Entry[], adopt: (generation: number) => void): void {
    const next = this.#journalOf(this.#generation + 1);
    for (let start = 0; start < snapshot.length; start += CHUNK)
      next.append(snapshot.slice(start, start + CHUNK));
    adopt(this.#generation + 1);
    this.#journal.delete();
    this.#generation++;
    this.#journal = next;
    this.#length = snapshot.length;
  }

  release(): void {
    this.#journal.release();
  }

  delete(): void {
    this.#journal.delete();
  }

  #journalOf(generation: number): Journal {
    return this.#storage.journal('sqs/messages', `${this.#queueId}.${generation}`);
  }
}
