import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { invalidArguments } from './errors.ts';

const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);
/** Quantos caracteres as funções de texto da AWS aceitam. */
const MAX_CHARACTERS = 10_000;

/** Os argumentos de uma chamada, lidos com o tipo que a função espera. */
export class Arguments {
  readonly name: string;
  readonly values: readonly Json[];

  constructor(name: string, values: readonly Json[]) {
    this.name = name;
    this.values = values;
  }

  /** Exige de `min` a `max` argumentos. */
  count(min: number, max = min): this {
    if (this.values.length < min || this.values.length > max) throw this.invalid();
    return this;
  }

  array(index: number): Json[] {
    const value = this.values[index];
    if (!Array.isArray(value)) throw this.invalid();
    return value;
  }

  object(index: number): JsonObject {
    const value = this.values[index];
    if (!isObject(value)) throw this.invalid();
    return value;
  }

  string(index: number): string {
    const value = this.values[index];
    if (typeof value !== 'string') throw this.invalid();
    return value;
  }

  /** Um texto de até 10.000 caracteres. */
  limitedString(index: number): string {
    const value = this.string(index);
    if (value.length > MAX_CHARACTERS) throw this.invalid();
    return value;
  }

  number(index: number): number {
    const value = this.values[index];
    if (typeof value !== 'number') throw this.invalid();
    return value;
  }

  /** Um inteiro de 32 bits; frações são arredondadas, com a metade para cima. */
  integer(index: number): number {
    return this.int32(Math.floor(this.number(index) + 0.5));
  }

  /** Um inteiro de 32 bits; frações são cortadas. */
  truncated(index: number): number {
    return this.int32(Math.trunc(this.number(index)));
  }

  /** O próprio número, se ele cabe em 32 bits. */
  int32(value: number): number {
    if (!(value >= INT32_MIN && value <= INT32_MAX)) throw this.invalid();
    return value + 0;
  }

  invalid(): Error {
    return invalidArguments(this.name);
  }
}
