import type { HistoryEvent } from '../../../asl/index.ts';
import type { Journal } from '../../storage/storage.ts';
import { BatchedJournal } from './batched-journal.ts';

/** Uma filha de um Map Run, como o diário a conta. */
export interface StoredChild {
  readonly index: number;
  readonly name: string;
  readonly itemCount: number;
  readonly history: HistoryEvent[];
}

/** O que o diário de um Map Run guarda: uma filha que começa, ou um evento de uma. */
type Entry =
  | { readonly name: string; readonly index: number; readonly itemCount: number }
  | { readonly name: string; readonly event: HistoryEvent };

/** As filhas de um Map Run, todas no mesmo diário: dez mil delas não são dez mil arquivos. */
export class MapRunChildren {
  readonly #journal: BatchedJournal<Entry>;
  readonly #children = new Map<string, StoredChild>();

  constructor(journal: Journal) {
    this.#journal = new BatchedJournal(journal);
    for (const entry of this.#journal.read()) this.#read(entry);
  }

  get(name: string): StoredChild | undefined {
    return this.#children.get(name);
  }

  /** Na ordem em que começaram. */
  all(): readonly StoredChild[] {
    return [...this.#children.values()];
  }

  /** Uma filha já conhecida continua como está. */
  start(name: string, index: number, itemCount: number): void {
    if (!this.#children.has(name)) this.#add({ name, index, itemCount });
  }

  record(name: string, event: HistoryEvent): void {
    this.#add({ name, event });
  }

  flush(): void {
    this.#journal.flush();
  }

  close(): void {
    this.#journal.close();
  }

  delete(): void {
    this.#journal.delete();
  }

  #add(entry: Entry): void {
    this.#read(entry);
    this.#journal.record(entry);
  }

  #read(entry: Entry): void {
    const { name } = entry;
    if ('event' in entry) this.#children.get(name)?.history.push(entry.event);
    else this.#children.set(name, { ...entry, history: [] });
  }
}
