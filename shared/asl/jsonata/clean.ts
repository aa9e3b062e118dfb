import { type Json, type JsonObject, setOwn } from '../json/index.ts';

/** O resultado tem uma função, que não é JSON. */
export class NotJson extends Error {
  constructor() {
    super('not JSON');
    this.name = 'NotJson';
  }
}

/** Valores conhecidos, cada um com quem dá o JSON dele. */
export type Known = ReadonlyMap<unknown, () => Json>;

/** As marcas que a biblioteca deixa nas listas que cria. */
const MARKS = ['sequence', 'keepSingleton', 'cons', 'outerWrapper', 'tupleStream'] as const;

/**
 * O resultado da biblioteca como JSON puro. O que já é JSON é devolvido sem cópia.
 * @param known valores que são JSON com certeza, e não precisam ser percorridos, com o que fica no lugar deles.
 * Um número que não existe em JSON vira texto (`"Infinity"`), como na AWS.
 * @throws NotJson se há uma função em qualquer lugar.
 */
export function cleanResult(value: unknown, known: Known): Json {
  if (typeof value === 'object' && value !== null) {
    const replacement = known.get(value);
    if (replacement !== undefined) return replacement();
    return Array.isArray(value) ? cleanArray(value, known) : cleanObject(value as JsonObject, known);
  }
  if (typeof value === 'function') throw new NotJson();
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : (value as Json);
}

function isMarked(list: unknown[]): boolean {
  return MARKS.some((mark) => Object.hasOwn(list, mark));
}

function cleanArray(list: unknown[], known: Known): Json[] {
  let copy: Json[] | undefined = isMarked(list) ? (list.slice() as Json[]) : undefined;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    const clean = cleanResult(item, known);
    if (clean !== item) copy ??= list.slice() as Json[];
    if (copy) copy[i] = clean;
  }
  return copy ?? (list as Json[]);
}

function cleanObject(object: JsonObject, known: Known): JsonObject {
  const marks = object as { _jsonata_lambda?: unknown; _jsonata_function?: unknown };
  if (marks._jsonata_lambda === true || marks._jsonata_function === true) throw new NotJson();
  let copy: JsonObject | undefined = isPlain(object) ? undefined : copyOf(object);
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (member === undefined) {
      copy ??= copyOf(object);
      delete copy[key];
      continue;
    }
    const clean = cleanResult(member, known);
    if (clean !== member) copy ??= copyOf(object);
    if (copy) setOwn(copy, key, clean);
  }
  return copy ?? object;
}

function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

function copyOf(object: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(object)) setOwn(copy, key, object[key]!);
  return copy;
}
