import { isObject } from '../../../json.ts';

/** O que um campo do corpo pode ser. */
export type Schema =
  | { readonly type: 'any' }
  | { readonly type: 'boolean' }
  | { readonly type: 'string'; readonly minLength?: number; readonly values?: readonly string[] }
  | { readonly type: 'number' | 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'array'; readonly items: Schema; readonly minItems?: number }
  | { readonly type: 'object'; readonly fields?: Fields; readonly required?: readonly string[] }
  | { readonly type: 'either'; readonly options: readonly Schema[] };

/** Os campos de um objeto. */
export type Fields = Readonly<Record<string, Schema>>;

/** O que há de errado num lugar do corpo. */
export interface Fault {
  readonly path: readonly string[];
  readonly problem: Problem;
}

export type Problem =
  | { readonly kind: 'missing' | 'extraneous'; readonly name: string }
  | {
      readonly kind: 'type';
      readonly expected: Exclude<Schema['type'], 'any' | 'either'>;
      readonly value: unknown;
    }
  | { readonly kind: 'min' | 'max'; readonly limit: number; readonly value: number }
  | { readonly kind: 'minLength' | 'minItems'; readonly limit: number; readonly actual: number }
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly value: string }
  | { readonly kind: 'either'; readonly options: number };

function rangeProblem(value: number, { min, max }: { min?: number; max?: number }): Problem | undefined {
  if (min !== undefined && value < min) return { kind: 'min', limit: min, value };
  if (max !== undefined && value > max) return { kind: 'max', limit: max, value };
  return undefined;
}

function textProblem(value: string, { minLength, values }: Schema & { type: 'string' }): Problem | undefined {
  if (minLength !== undefined && value.length < minLength)
    return { kind: 'minLength', limit: minLength, actual: value.length };
  if (values && !values.includes(value)) return { kind: 'enum', values, value };
  return undefined;
}

function objectFaults(
  value: Record<string, unknown>,
  { fields, required = [] }: Schema & { type: 'object' },
  path: readonly string[],
): Fault[] {
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name): Fault => ({ path, problem: { kind: 'missing', name } }));
  if (!fields) return missing;
  const extraneous = Object.keys(value)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name): Fault => ({ path, problem: { kind: 'extraneous', name } }));
  const inside = Object.entries(fields).flatMap(([name, schema]) =>
    Object.hasOwn(value, name) ? faultsOf(value[name], schema, [...path, name]) : [],
  );
  return [...missing, ...extraneous, ...inside];
}

/**
 * Tudo o que há de errado num valor: em cada objeto, primeiro o que falta, depois o que sobra, depois o que
 * há dentro de cada campo.
 */
export function faultsOf(value: unknown, schema: Schema, path: readonly string[] = []): Fault[] {
  const one = (problem: Problem | undefined): Fault[] => (problem ? [{ path, problem }] : []);
  const wrongType = () =>
    one({ kind: 'type', expected: schema.type as (Problem & { kind: 'type' })['expected'], value });
  switch (schema.type) {
    case 'any':
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongType();
    case 'string':
      return typeof value === 'string' ? one(textProblem(value, schema)) : wrongType();
    case 'number':
      return typeof value === 'number' ? one(rangeProblem(value, schema)) : wrongType();
    case 'integer':
      return Number.isInteger(value) ? one(rangeProblem(value as number, schema)) : wrongType();
    case 'array':
      if (!Array.isArray(value)) return wrongType();
      if (value.length < (schema.minItems ?? 0))
        return one({ kind: 'minItems', limit: schema.minItems ?? 0, actual: value.length });
      return value.flatMap((item, index) => faultsOf(item, schema.items, [...path, String(index)]));
    case 'object':
      return isObject(value) ? objectFaults(value, schema, path) : wrongType();
    case 'either':
      return schema.options.some((option) => faultsOf(value, option, path).length === 0)
        ? []
        : one({ kind: 'either', options: schema.options.length });
  }
}
