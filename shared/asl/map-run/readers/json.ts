import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { getOwn } from '../../json/object.ts';
import { parseJson } from '../../json/parse.ts';
import { readerFailed } from './errors.ts';

/** Um item lido; `key` quando os itens eram as propriedades de um objeto. */
export interface ReadItem {
  readonly value: Json;
  readonly key?: string;
}

/** Lê um JSON: os itens são a lista (ou o objeto) que ele é, ou a que `ItemsPointer` aponta. */
export function readJson(text: string, config: JsonObject): ReadItem[] {
  const root = parsed(text);
  const pointer = config.ItemsPointer;
  const items = typeof pointer === 'string' ? atPointer(root, pointer) : root;
  if (Array.isArray(items)) return items.map((value) => ({ value }));
  if (items !== undefined && isObject(items)) {
    return Object.entries(items).map(([key, value]) => ({ key, value: { Key: key, Value: value } }));
  }
  throw readerFailed('Attempting to map over non-iterable node.');
}

/** Lê um JSON por linha. */
export function readJsonLines(text: string): ReadItem[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ value: parsed(line) }));
}

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw readerFailed((error as Error).message);
  }
}

/** Segue um JSON Pointer (RFC 6901). */
function atPointer(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(key)];
    else value = value !== undefined && isObject(value) ? getOwn(value, key) : undefined;
  }
  return value;
}
