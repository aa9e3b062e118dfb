/** Um número de 32 bits que depende de todas as letras do texto (FNV-1a). */
export function hash(text: string, seed = 0): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  value ^= value >>> 16;
  return Math.imul(value, 0x45d9f3b) >>> 0;
}

/** Escolhas que parecem ao acaso e se repetem para a mesma semente. */
export class Choice {
  #state: number;
  readonly #first: boolean;

  /** @param first escolhe sempre o primeiro: é a temperatura zero */
  constructor(seed: number, first: boolean) {
    this.#state = seed >>> 0;
    this.#first = first;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.#first ? 0 : Math.floor(this.#next() * items.length)]!;
  }

  /** Os mesmos itens em outra ordem; na temperatura zero, na mesma. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    if (this.#first) return copy;
    for (let last = copy.length - 1; last > 0; last--) {
      const other = Math.floor(this.#next() * (last + 1));
      [copy[last], copy[other]] = [copy[other]!, copy[last]!];
    }
    return copy;
  }

  /** `length` letras e algarismos, também na temperatura zero. */
  id(length: number): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    return Array.from({ length }, () => alphabet[Math.floor(this.#next() * alphabet.length)]).join('');
  }

  /** Mulberry32: pequeno, rápido e bom o bastante para escolher frases. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}
