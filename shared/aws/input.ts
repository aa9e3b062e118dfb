import { AwsError } from './errors.ts';
import { isObject, type JsonObject } from './json.ts';

/** Limites de um campo, como o modelo da API os declara. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

function refuse(value: unknown, field: string, constraint: string): never {
  const shown = value === undefined || value === null ? 'null' : `'${String(value)}'`;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${field}' failed to satisfy constraint: ${constraint}`,
  );
}

function wrongType(value: unknown, expected: string): never {
  const kind =
    typeof value === 'boolean'
      ? 'TRUE_VALUE'
      : typeof value === 'number'
        ? 'NUMBER_VALUE'
        : typeof value === 'string'
          ? 'STRING_VALUE'
          : Array.isArray(value)
            ? 'START_ARRAY'
            : 'START_OBJECT';
  throw new AwsError('SerializationException', `${kind} can not be converted to ${expected}`);
}

/** Um texto opcional; fora dos limites de tamanho é `ValidationException`. */
export function optionalString(input: JsonObject, field: string, limits: Limits = {}): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return wrongType(value, 'a String');
  if (limits.max !== undefined && value.length > limits.max)
    refuse(value, field, `Member must have length less than or equal to ${limits.max}`);
  if (limits.min !== undefined && value.length < limits.min)
    refuse(value, field, `Member must have length greater than or equal to ${limits.min}`);
  return value;
}

/** Um texto obrigatório. */
export function requiredString(input: JsonObject, field: string, limits: Limits = {}): string {
  return optionalString(input, field, limits) ?? refuse(undefined, field, 'Member must not be null');
}

function withinLimits(value: number, field: string, { min, max }: Limits): number {
  if (max !== undefined && value > max)
    refuse(value, field, `Member must have value less than or equal to ${max}`);
  if (min !== undefined && value < min)
    refuse(value, field, `Member must have value greater than or equal to ${min}`);
  return value;
}

/** Um inteiro opcional, dentro dos limites. */
export function optionalInteger(input: JsonObject, field: string, limits: Limits = {}): number | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(value, 'an Integer');
  return withinLimits(value, field, limits);
}

/** Um número opcional, inteiro ou não, dentro dos limites. */
export function optionalNumber(input: JsonObject, field: string, limits: Limits = {}): number | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') return wrongType(value, 'a Double');
  return withinLimits(value, field, limits);
}

/** Um booleano opcional. */
export function optionalBoolean(input: JsonObject, field: string): boolean | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') return wrongType(value, 'a Boolean');
  return value;
}

/** Um objeto opcional. */
export function optionalObject(input: JsonObject, field: string): JsonObject | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) return wrongType(value, 'an Object');
  return value;
}

/** Uma lista opcional. */
export function optionalList(input: JsonObject, field: string): readonly unknown[] | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return wrongType(value, 'a List');
  return value;
}

/** Um de alguns textos. */
export function optionalOneOf<T extends string>(
  input: JsonObject,
  field: string,
  allowed: readonly T[],
): T | undefined {
  const value = optionalString(input, field);
  if (value === undefined) return undefined;
  if (!(allowed as readonly string[]).includes(value))
    refuse(value, field, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
  return value as T;
}
