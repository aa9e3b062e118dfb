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
