import type { Json, JsonObject } from './json.ts';

/** Compara dois valores por conteúdo. A ordem das chaves não conta. Não tem limite de profundidade. */
export function equalJson(left: Json, right: Json): boolean {
  const pending: Json[] = [left, right];
  while (pending.length > 0) {
    const b = pending.pop()!;
    const a = pending.pop()!;
    if (a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      pending.push((a as JsonObject)[key]!, (b as JsonObject)[key]!);
    }
  }
  return true;
}
