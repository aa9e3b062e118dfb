import type { Journal } from '../../storage/storage.ts';

/**
 * Um diário gravado em lotes, um por volta do laço de eventos. Quem vai causar um efeito fora daqui chama
 * `flush` antes: o efeito nunca vem antes do registro.
 */
export class BatchedJournal<T> {
  readonly #journal: Journal | undefined;
  #waiting: T[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  /** Sem diário (Express), nada é guardado. */
  constructor(journal: Journal | undefined) {
    this.#journal = journal;
  }

  record(entry: T): void {
    this.#waiting.push(entry);
    this.#scheduled ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    if (this.#waiting.length === 0) return;
    this.#journal?.append(this.#waiting);
    this.#waiting = [];
  }

  read(): readonly T[] {
    return (this.#journal?.read() ?? []) as readonly T[];
  }

  close(): void {
    this.flush();
    this.#journal?.release();
  }

  delete(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    this.#waiting = [];
    this.#journal?.delete();
  }
}
