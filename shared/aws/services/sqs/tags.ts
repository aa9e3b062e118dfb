import { isObject } from '../../json.ts';

/** As etiquetas de um pedido. */
export function readTags(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}
