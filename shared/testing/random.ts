/** Entradas sorteadas que se repetem com a mesma semente. */
export interface Random {
  /** Inteiro entre `minimum` e `maximum`, os dois incluídos. */
  integer(minimum: number, maximum: number): number;
  /** Um dos itens da lista. */
  pick<T>(items: readonly T[]): T;
}

/**
 * Gerador mulberry32: 32 bits de estado bastam para variar as entradas de um teste.
 * @param seed inteiro; a mesma semente dá a mesma sequência
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (minimum: number, maximum: number) =>
    minimum + Math.floor(next() * (maximum - minimum + 1));
  return { integer, pick: (items) => items[integer(0, items.length - 1)] as (typeof items)[number] };
}
