import type { HistoryEvent } from '../../../asl/index.ts';
import type { Journal } from '../../storage/storage.ts';

/**
 * O histórico de uma execução no diário. Os eventos são gravados em lotes, um por volta do laço de eventos,
 * e sempre antes de uma tarefa sair (`flush`): o efeito nunca vem antes do registro.
 */
export class ExecutionJournal {
  readonly #journal: Journal | undefined;
  #waiting: HistoryEvent[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  /** Sem diário (Express), nada é guardado. */
  constructor(journal: Journal | undefined) {
    this.#journal = journal;
  }

  record(event: HistoryEvent): void {
    this.#waiting.push(event);
    this.#scheduled ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    if (this.#waiting.length === 0) return;
    this.#journal?.append(this.#waiting);
    this.#waiting = [];
  }

  read(): readonly HistoryEvent[] {
    return (this.#journal?.read() ?? []) as readonly HistoryEvent[];
  }

  close(): void {
    this.flush();
    this.#journal?.release();
  }

  delete(): void {
    this.#waiting = [];
    this.#journal?.delete();
  }
}
