/** Um valor de JSON já lido. */
export type { Json } from '../asl/index.ts';

/** Um objeto de JSON que ainda não foi conferido: cada campo pode faltar ou ter outro tipo. */
export type JsonObject = { [key: string]: unknown };

/** Diz se `value` é um objeto de JSON (nem `null`, nem lista). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Tira de um texto JSON válido os espaços fora das cadeias, sem tocar nos números (`0.0` continua `0.0`).
 */
export function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

/** Até onde um JSON pode ir, o mesmo que os serviços da AWS aceitam: além disto, quem o percorre estoura a pilha. */
const MAX_DEPTH = 1000;

/** Diz se um valor já lido passa de mil níveis. Não usa a pilha: é o que ele protege. */
export function isTooDeep(value: unknown): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    const next: object[] = [];
    for (const parent of level) {
      for (const child of Object.values(parent)) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return false;
}
