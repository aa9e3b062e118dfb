const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = (1n << 48n) - 1n;

/**
 * `java.util.Random`: com a mesma semente, os mesmos números que a AWS dá.
 * O algoritmo é o da documentação pública da classe: um gerador linear congruente de 48 bits.
 */
export class JavaRandom {
  private state: bigint;

  /** @param seed um inteiro. */
  constructor(seed: number) {
    this.state = (BigInt.asUintN(64, BigInt(seed)) ^ MULTIPLIER) & MASK;
  }

  /** Um inteiro de 0 a `bound` - 1. */
  nextInt(bound: number): number {
    if ((bound & (bound - 1)) === 0) return Number((BigInt(bound) * BigInt(this.next(31))) >> 31n);
    for (;;) {
      const bits = this.next(31);
      const value = bits % bound;
      // No Java esta soma estoura, e é assim que ele descarta o último bloco incompleto.
      if (bits - value + (bound - 1) < 2 ** 31) return value;
    }
  }

  /** Um número de 0 (incluso) a 1 (não incluso). */
  nextDouble(): number {
    return (this.next(26) * 2 ** 27 + this.next(27)) / 2 ** 53;
  }

  private next(bits: number): number {
    this.state = (this.state * MULTIPLIER + INCREMENT) & MASK;
    return Number(this.state >> BigInt(48 - bits));
  }
}
