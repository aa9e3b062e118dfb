import { isObject, type Json } from '../json/index.ts';
import { PathNotFound } from './errors.ts';

/** As funções que fecham um caminho, como `$.itens.length()`. */
export const FUNCTIONS: Record<string, (value: Json) => Json> = {
  length: (value) => {
    if (Array.isArray(value)) return value.length;
    return isObject(value) ? Object.keys(value).length : null;
  },
  keys: (value) => (isObject(value) ? Object.keys(value) : null),
  min: (value) => numbers(value).reduce((least, each) => Math.min(least, each)),
  max: (value) => numbers(value).reduce((most, each) => Math.max(most, each)),
  sum: (value) => sum(numbers(value)),
  avg: (value) => mean(numbers(value)),
  stddev: (value) => {
    const all = numbers(value);
    const center = mean(all);
    return Math.sqrt(sum(all.map((each) => (each - center) ** 2)) / all.length);
  },
  first: (value) => (Array.isArray(value) && value.length > 0 ? value[0]! : null),
  last: (value) => (Array.isArray(value) && value.length > 0 ? value.at(-1)! : null),
};

function numbers(value: Json): number[] {
  const found = Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
  if (found.length === 0) {
    throw new PathNotFound('Aggregation function attempted to calculate value using empty array');
  }
  return found;
}

function sum(all: number[]): number {
  return all.reduce((total, each) => total + each, 0);
}

function mean(all: number[]): number {
  return sum(all) / all.length;
}
