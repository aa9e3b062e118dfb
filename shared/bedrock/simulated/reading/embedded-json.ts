import type { Json } from '../../model.ts';

/** Um valor JSON achado no meio de um texto. */
export interface EmbeddedJson {
  readonly value: Json;
  readonly start: number;
  readonly end: number;
}

/** Um texto hostil pode abrir milhares de chaves; nenhum prompt de verdade traz mais JSON do que isto. */
const MOST_ATTEMPTS = 40;

/** Os objetos e listas JSON que o texto traz, na ordem, sem os que estão dentro de outros. */
export function embeddedJson(text: string): EmbeddedJson[] {
  const found: EmbeddedJson[] = [];
  let attempts = 0;
  for (const [start, end] of balancedRanges(text)) {
    if (attempts === MOST_ATTEMPTS) break;
    if (found.some((outer) => outer.start < start && end <= outer.end)) continue;
    attempts++;
    const value = parsed(text.slice(start, end));
    if (value !== undefined) found.push({ value, start, end });
  }
  return found;
}

/** Cada trecho que vai de uma chave ou colchete ao seu par, os de fora antes dos de dentro. */
function balancedRanges(text: string): [number, number][] {
  const open: number[] = [];
  const ranges: [number, number][] = [];
  for (const { 0: sign, index } of text.matchAll(/[{}[\]]/g)) {
    if (sign === '{' || sign === '[') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) ranges.push([start, index + 1]);
    }
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

function parsed(text: string): Json | undefined {
  try {
    return simplified(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** Troca os atributos tipados do DynamoDB (`{"S": "Pizza"}`) pelos seus valores, em qualquer profundidade. */
export function simplified(value: Json): Json {
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [type, inner] = entries[0]!;
    if (type === 'N' && typeof inner === 'string') return Number(inner);
    if (['S', 'BOOL', 'SS'].includes(type)) return inner;
    if (type === 'NULL') return null;
    if (type === 'L' || (type === 'M' && typeof inner === 'object')) return simplified(inner);
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, simplified(inner)]));
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Todos os objetos dentro do valor, ele também, os de fora primeiro. */
export function objectsIn(value: Json): { [key: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
