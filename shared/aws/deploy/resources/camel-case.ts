import { isObject } from '../../json.ts';

/** `{ IncludeExecutionData: true }` para `{ includeExecutionData: true }`, em toda a profundidade. */
export function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), camelCase(item)]),
  );
}
