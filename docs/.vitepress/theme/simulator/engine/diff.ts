import type { Json } from '../../../../../shared/asl/index.ts';
import { equalJson, isObject } from '../../../../../shared/asl/json/index.ts';
import type { Change } from './types.ts';

/** Mais do que isto ninguém lê. */
const MAX_CHANGES = 200;

/**
 * O que mudou de um valor para outro, pelo caminho mais fundo que ainda diz tudo: dois objetos se comparam
 * campo a campo, duas listas posição a posição.
 * @returns até duzentas diferenças, na ordem em que aparecem
 */
export function changesBetween(before: Json, after: Json): Change[] {
  const changes: Change[] = [];
  collect(before, after, '$', changes);
  return changes;
}

function collect(before: Json, after: Json, path: string, changes: Change[]): void {
  if (changes.length >= MAX_CHANGES || before === after || equalJson(before, after)) return;
  const left = childrenOf(before);
  const right = childrenOf(after);
  if (!left || !right || Array.isArray(before) !== Array.isArray(after)) {
    changes.push({ kind: 'changed', path, before, after });
    return;
  }
  for (const [key, value] of left) {
    if (changes.length >= MAX_CHANGES) return;
    const place = path + step(key);
    const other = right.get(key);
    if (other === undefined) changes.push({ kind: 'removed', path: place, before: value });
    else collect(value, other, place, changes);
  }
  for (const [key, value] of right) {
    if (changes.length >= MAX_CHANGES) return;
    if (!left.has(key)) changes.push({ kind: 'added', path: path + step(key), after: value });
  }
}

function childrenOf(value: Json): Map<string | number, Json> | undefined {
  if (Array.isArray(value)) return new Map(value.entries());
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
}

function step(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
