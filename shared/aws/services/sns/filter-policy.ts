import { BlockList, isIP } from 'node:net';
import { isObject, type JsonObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import type { MessageAttribute } from './records.ts';

/** A AWS aceita até cinco chaves; é também até onde o corpo de uma mensagem é percorrido. */
const MAX_KEYS = 5;

function refusal(detail: string): Error {
  return invalidParameter(`FilterPolicy: ${detail}`);
}

type Comparison = (expected: unknown, actual: unknown) => boolean;

function texts(test: (actual: string, expected: string) => boolean): Comparison {
  return (expected, actual) =>
    typeof expected === 'string' && typeof actual === 'string' && test(actual, expected);
}

const numericOperators: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

/** `["numeric", ">", 0, "<=", 150]`: pares de operador e número. */
function matchesNumeric(expected: unknown, actual: unknown): boolean {
  if (!Array.isArray(expected) || typeof actual !== 'number') return false;
  for (let index = 0; index < expected.length; index += 2) {
    const compare = numericOperators[String(expected[index])];
    if (!compare?.(actual, Number(expected[index + 1]))) return false;
  }
  return true;
}

function matchesCidr(expected: string, actual: string): boolean {
  const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(expected) ?? [];
  const version = isIP(network);
  if (version === 0 || version !== isIP(actual) || Number(bits) > (version === 6 ? 128 : 32)) return false;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(actual, family);
}

/** Os operadores de uma condição, fora `exists`, que não olha o valor. */
const operators: Readonly<Record<string, Comparison>> = {
  prefix: texts((actual, expected) => actual.startsWith(expected)),
  suffix: texts((actual, expected) => actual.endsWith(expected)),
  'equals-ignore-case': texts((actual, expected) => actual.toLowerCase() === expected.toLowerCase()),
  cidr: texts((actual, expected) => matchesCidr(expected, actual)),
  numeric: matchesNumeric,
  'anything-but': (expected, actual) => {
    const excluded = Array.isArray(expected) ? expected : [expected];
    return !excluded.some((item) => matchesValue(item, actual));
  },
};

function matchesValue(condition: unknown, actual: unknown): boolean {
  if (!isObject(condition)) return condition === actual;
  return Object.entries(condition).every(([name, expected]) => operators[name]?.(expected, actual) ?? false);
}

function matchesCondition(condition: unknown, values: readonly unknown[]): boolean {
  if (isObject(condition) && 'exists' in condition) return values.length > 0 === condition.exists;
  return values.some((value) => matchesValue(condition, value));
}

function asList(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function matchesPolicy(policy: JsonObject, payload: JsonObject): boolean {
  return Object.entries(policy).every(([key, rule]) => {
    if (key === '$or' && Array.isArray(rule)) {
      return rule.some((option) => isObject(option) && matchesPolicy(option, payload));
    }
    const values = asList(Object.hasOwn(payload, key) ? payload[key] : undefined);
    if (Array.isArray(rule)) return rule.some((condition) => matchesCondition(condition, values));
    return isObject(rule) && values.some((value) => isObject(value) && matchesPolicy(rule, value));
  });
}

/** O valor de um atributo, com o tipo que o filtro compara. Um atributo binário não casa com nada. */
function attributeValues({ Type, Value }: MessageAttribute): readonly unknown[] {
  if (Type === 'String.Array') return asList(JSON.parse(Value));
  if (Type.startsWith('Number')) return [Number(Value)];
  return Type.startsWith('Binary') ? [] : [Value];
}

function bodyOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Diz se uma mensagem passa no filtro de uma inscrição. Sem filtro, tudo passa; com `MessageBody`, um corpo que
 * não é um objeto JSON não passa.
 */
export function passesFilter(
  { FilterPolicy, FilterPolicyScope }: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, MessageAttribute>>,
  text: string,
): boolean {
  if (FilterPolicy === undefined) return true;
  const payload =
    FilterPolicyScope === 'MessageBody'
      ? bodyOf(text)
      : Object.fromEntries(Object.entries(attributes).map(([name, item]) => [name, attributeValues(item)]));
  return payload !== undefined && matchesPolicy(JSON.parse(FilterPolicy) as JsonObject, payload);
}

function checkCondition(condition: unknown): void {
  if (Array.isArray(condition)) throw refusal('Match value must be String, number, true, false, or null');
  if (!isObject(condition)) return;
  for (const [name, expected] of Object.entries(condition)) {
    if (name === 'exists') {
      if (typeof expected !== 'boolean') throw refusal('exists match pattern must be either true or false.');
    } else if (!Object.hasOwn(operators, name)) throw refusal(`Unrecognized match type ${name}`);
    if (
      name === 'numeric' &&
      !(Array.isArray(expected) && expected.length >= 2 && expected.length % 2 === 0)
    ) {
      throw refusal('Value of numeric must be an array of operators and numbers');
    }
    if (name === 'anything-but') for (const item of asList(expected)) checkCondition(item);
  }
}

/** Confere as regras e conta as chaves. */
function checkRules(policy: JsonObject, allowsNesting: boolean, depth = 1): number {
  if (depth > MAX_KEYS) throw refusal(`Filter policy can not have more than ${MAX_KEYS} keys`);
  let keys = 0;
  for (const [key, rule] of Object.entries(policy)) {
    if (key === '$or' && Array.isArray(rule)) {
      for (const option of rule) {
        if (!isObject(option)) throw refusal('"$or" must be an array of objects');
        keys += checkRules(option, allowsNesting, depth + 1);
      }
    } else if (Array.isArray(rule)) {
      if (rule.length === 0) throw refusal('Empty arrays are not allowed');
      for (const condition of rule) checkCondition(condition);
      keys++;
    } else if (isObject(rule)) {
      if (!allowsNesting)
        throw refusal('Filter policy scope MessageAttributes does not support nested filter policy');
      keys += checkRules(rule, allowsNesting, depth + 1);
    } else throw refusal(`"${key}" must be an object or an array`);
  }
  if (keys > MAX_KEYS) throw refusal(`Filter policy can not have more than ${MAX_KEYS} keys`);
  return keys;
}

/**
 * Confere um `FilterPolicy` antes de guardá-lo.
 * @throws `AwsError` `InvalidParameter`
 */
export function checkFilterPolicy(text: string, scope: string): void {
  const policy = bodyOf(text);
  if (!policy) throw refusal('failed to parse JSON.');
  checkRules(policy, scope === 'MessageBody');
}
