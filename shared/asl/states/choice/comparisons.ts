import type { Json } from '../../json/json.ts';
import { parseTimestamp } from '../iso-timestamp.ts';

/** Compara o valor da variável com o do operador. Tipos que não servem dão falso, nunca erro. */
export type Comparison = (left: Json, right: Json) => boolean;

function ofStrings(holds: (left: string, right: string) => boolean): Comparison {
  return (left, right) => typeof left === 'string' && typeof right === 'string' && holds(left, right);
}

function ofNumbers(holds: (left: number, right: number) => boolean): Comparison {
  return (left, right) => typeof left === 'number' && typeof right === 'number' && holds(left, right);
}

function ofTimestamps(holds: (left: number, right: number) => boolean): Comparison {
  return (left, right) => {
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    const first = parseTimestamp(left);
    const second = parseTimestamp(right);
    return first !== undefined && second !== undefined && holds(first, second);
  };
}

/** Os operadores que comparam com um valor; cada um tem também a variante `Path`. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: ofStrings((left, right) => left === right),
  StringLessThan: ofStrings((left, right) => left < right),
  StringGreaterThan: ofStrings((left, right) => left > right),
  StringLessThanEquals: ofStrings((left, right) => left <= right),
  StringGreaterThanEquals: ofStrings((left, right) => left >= right),
  NumericEquals: ofNumbers((left, right) => left === right),
  NumericLessThan: ofNumbers((left, right) => left < right),
  NumericGreaterThan: ofNumbers((left, right) => left > right),
  NumericLessThanEquals: ofNumbers((left, right) => left <= right),
  NumericGreaterThanEquals: ofNumbers((left, right) => left >= right),
  BooleanEquals: (left, right) => typeof left === 'boolean' && left === right,
  TimestampEquals: ofTimestamps((left, right) => left === right),
  TimestampLessThan: ofTimestamps((left, right) => left < right),
  TimestampGreaterThan: ofTimestamps((left, right) => left > right),
  TimestampLessThanEquals: ofTimestamps((left, right) => left <= right),
  TimestampGreaterThanEquals: ofTimestamps((left, right) => left >= right),
};

/** Os operadores que perguntam o tipo do valor. */
export const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};
