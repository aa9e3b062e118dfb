/**
 * O valor em um caminho de um JSON que ninguém conferiu; `undefined` quando o caminho não existe.
 * @example valueAt(alarm, 'Dimensions', 0, 'Value')
 */
export const valueAt = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
