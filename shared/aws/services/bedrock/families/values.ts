import { isObject } from '../../../json.ts';

/** O primeiro destes campos que é um número. */
export function numberIn(value: unknown, ...names: readonly string[]): number | undefined {
  if (!isObject(value)) return undefined;
  for (const name of names) if (typeof value[name] === 'number') return value[name];
  return undefined;
}

/** Os textos de uma lista; vazia quando o campo falta. */
export function textsIn(value: unknown, name: string): readonly string[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
