import type { Timer } from './clock.ts';

export interface TimerEntry extends Timer {
  readonly due: number;
  /** Desempata o que vence no mesmo instante. */
  readonly rank: number;
  readonly order: number;
  readonly callback: () => void;
  /** Posição no heap; -1 depois de sair. */
  index: number;
}

/** Fila de prioridade por instante; no mesmo instante, por `rank`, e então quem foi marcado antes. */
export class TimerHeap {
  readonly #entries: TimerEntry[] = [];
  #order = 0;

  peek(): TimerEntry | undefined {
    return this.#entries[0];
  }

  add(due: number, callback: () => void, rank: number = Number.POSITIVE_INFINITY): TimerEntry {
    const entry: TimerEntry = {
      due,
      rank,
      order: this.#order++,
      callback,
      index: this.#entries.length,
      cancel: () => this.remove(entry),
    };
    this.#entries.push(entry);
    this.#rise(entry.index);
    return entry;
  }

  remove(entry: TimerEntry): void {
    const { index } = entry;
    if (index < 0) return;
    entry.index = -1;
    const last = this.#entries.pop();
    if (!last || last === entry) return;
    this.#put(last, index);
    this.#sink(index);
    this.#rise(last.index);
  }

  #put(entry: TimerEntry, index: number): void {
    this.#entries[index] = entry;
    entry.index = index;
  }

  #swap(a: number, b: number): void {
    const first = this.#entries[a] as TimerEntry;
    this.#put(this.#entries[b] as TimerEntry, a);
    this.#put(first, b);
  }

  #isBefore(a: number, b: number): boolean {
    const first = this.#entries[a] as TimerEntry;
    const second = this.#entries[b] as TimerEntry;
    if (first.due !== second.due) return first.due < second.due;
    return first.rank === second.rank ? first.order < second.order : first.rank < second.rank;
  }

  #rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(from: number): void {
    for (let index = from; ; ) {
      let smallest = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#entries.length && this.#isBefore(child, smallest)) smallest = child;
      }
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }
}
