import { BlockList, isIP } from 'node:net';
import { isObject } from '../json.ts';
import { matchesWildcard } from './wildcard.ts';

/** Valores do pedido que uma condição pode consultar, como `aws:RequestedRegion`. Maiúsculas no nome não contam. */
export type ConditionValues = Readonly<Record<string, string | readonly string[]>>;

type Compare = (expected: string, actual: string) => boolean;

function numeric(compare: (expected: number, actual: number) => boolean): Compare {
  return (expected, actual) => compare(Number(expected), Number(actual));
}

/** Uma data ISO 8601, ou segundos desde 1970. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function date(compare: (expected: number, actual: number) => boolean): Compare {
  return (expected, actual) => compare(instant(expected), instant(actual));
}

function inRange(range: string, address: string): boolean {
  const [network = '', bits] = range.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const width = family === 'ipv6' ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (isIP(network) === 0 || isIP(address) === 0 || !(prefix >= 0 && prefix <= width)) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** ARNs se comparam parte por parte: um `*` não passa por cima de um `:` das cinco primeiras. */
function arnLike(expected: string, actual: string): boolean {
  const split = (arn: string) => {
    const parts = arn.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const [patterns, parts] = [split(expected), split(actual)];
  return patterns.every((pattern, index) => matchesWildcard(pattern, parts[index] ?? ''));
}

/** Os operadores positivos; um `Not` no nome inverte o que eles dizem. */
const operators: Readonly<Record<string, Compare>> = {
  StringEquals: (expected, actual) => expected === actual,
  StringEqualsIgnoreCase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: matchesWildcard,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  BinaryEquals: (expected, actual) => expected === actual,
  NumericEquals: numeric((expected, actual) => actual === expected),
  NumericLessThan: numeric((expected, actual) => actual < expected),
  NumericLessThanEquals: numeric((expected, actual) => actual <= expected),
  NumericGreaterThan: numeric((expected, actual) => actual > expected),
  NumericGreaterThanEquals: numeric((expected, actual) => actual >= expected),
  DateEquals: date((expected, actual) => actual === expected),
  DateLessThan: date((expected, actual) => actual < expected),
  DateLessThanEquals: date((expected, actual) => actual <= expected),
  DateGreaterThan: date((expected, actual) => actual > expected),
  DateGreaterThanEquals: date((expected, actual) => actual >= expected),
  IpAddress: inRange,
};

/** `ForAllValues:StringNotLikeIfExists` em partes. */
function parse(name: string) {
  const [, quantifier = '', rest = name] = /^(ForAllValues|ForAnyValue):(.*)$/.exec(name) ?? [];
  const isOptional = rest.endsWith('IfExists');
  const operator = isOptional ? rest.slice(0, -'IfExists'.length) : rest;
  const isNegated = /^(String|Numeric|Date|Arn|Ip|NotIp)/.test(operator) && operator.includes('Not');
  const positive = operator === 'NotIpAddress' ? 'IpAddress' : operator.replace('Not', '');
  return { quantifier, isOptional, isNegated, compare: operators[positive], isNull: operator === 'Null' };
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value])
    .filter((item) => ['string', 'number', 'boolean'].includes(typeof item))
    .map(String);
}

/** Troca as variáveis de uma política: `${aws:username}`. A que não tem valor fica como está, e nada casa com ela. */
export function withVariables(text: string, values: ConditionValues): string {
  return text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
    if (['*', '?', '$'].includes(name)) return name;
    const value = contextValue(values, name);
    return typeof value === 'string' ? value : whole;
  });
}

function contextValue(values: ConditionValues, key: string): string | readonly string[] | undefined {
  const wanted = key.toLowerCase();
  return Object.entries(values).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** Diz se o `Condition` de uma declaração vale. Um operador desconhecido não vale nunca. */
export function conditionHolds(condition: unknown, values: ConditionValues): boolean {
  if (condition === undefined) return true;
  if (!isObject(condition)) return false;
  return Object.entries(condition).every(([name, keys]) => {
    const { quantifier, isOptional, isNegated, compare, isNull } = parse(name);
    if (!isObject(keys) || (!compare && !isNull)) return false;
    return Object.entries(keys).every(([key, expected]) => {
      const value = contextValue(values, key);
      if (isNull) return listOf(expected).includes(String(value === undefined));
      const wanted = listOf(expected).map((item) => withVariables(item, values));
      const holds = (actual: string) => wanted.some((item) => compare?.(item, actual) ?? false) !== isNegated;
      if (value === undefined)
        return isOptional || quantifier === 'ForAllValues' || (isNegated && quantifier === '');
      const actual = listOf(value);
      return quantifier === 'ForAllValues' ? actual.every(holds) : actual.some(holds);
    });
  });
}
