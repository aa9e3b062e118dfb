import type { Json, JsonObject } from './json.ts';

/**
 * Lê uma propriedade própria. `toString`, `__proto__` e outros nomes herdados não contam.
 * @returns o valor, ou `undefined` quando o objeto não tem essa propriedade.
 */
export function getOwn(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Grava uma propriedade própria no objeto dado. `__proto__` vira dado, nunca protótipo. */
export function setOwn<T>(object: { [key: string]: T }, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}
