import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { isJsonata } from '../jsonata/index.ts';
import type { Context } from './context.ts';
import { checkExpression } from './jsonata.ts';
import { isTimestamp } from './timestamp.ts';

/** Examina um valor e anota o que há de errado nele. `at` é o lugar dele na definição. */
export type Check = (value: Json, at: string, context: Context) => void;

const isExpression = (value: Json, { language }: Context) =>
  language === 'JSONata' && typeof value === 'string' && isJsonata(value);

/** Numa máquina JSONata, uma expressão serve no lugar do valor. */
export function orExpression(check: Check): Check {
  return (value, at, context) => {
    if (isExpression(value, context)) checkExpression(value as string, at, context);
    else check(value, at, context);
  };
}

export const string: Check = (value, at, { findings }) => {
  if (typeof value !== 'string') findings.schema('Expected value of type String', at);
};

export const boolean: Check = (value, at, { findings }) => {
  if (typeof value !== 'boolean') findings.schema('Expected value of type Boolean', at);
};

export const anyValue: Check = () => {};

export const object: Check = (value, at, { findings }) => {
  if (!isObject(value)) findings.schema('Expected value of type Object', at);
};

/** Um número inteiro dentro de limites, que contam. */
export function integer(minimum: number, maximum = Number.POSITIVE_INFINITY): Check {
  return (value, at, { findings }) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      findings.schema('Expected value of type Integer', at);
    else checkRange(value, minimum, maximum, at, findings.schema.bind(findings));
  };
}

/** Um número qualquer dentro de limites, que contam. */
export function number(minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): Check {
  return (value, at, { findings }) => {
    if (typeof value !== 'number') findings.schema('Expected value of type Number', at);
    else checkRange(value, minimum, maximum, at, findings.schema.bind(findings));
  };
}

function checkRange(
  value: number,
  minimum: number,
  maximum: number,
  at: string,
  report: (message: string, at: string) => void,
): void {
  if (value < minimum) report(`Minimum value is ${minimum}`, at);
  if (value > maximum) report(`Maximum value is ${maximum}`, at);
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at, context) => {
    string(value, at, context);
    if (typeof value === 'string' && !values.includes(value)) {
      context.findings.schema(`Value should be one of the following: [${values.join(', ')}]`, at);
    }
  };
}

export const timestamp: Check = (value, at, context) => {
  string(value, at, context);
  if (typeof value === 'string' && !isTimestamp(value)) {
    context.findings.schema('String does not match RFC3339 timestamp', at);
  }
};

/** Uma lista com itens, cada um examinado. */
export function listOf(check: Check): Check {
  return (value, at, context) => {
    if (!Array.isArray(value)) context.findings.schema('Expected value of type Array', at);
    else if (value.length === 0) context.findings.schema('Value cannot be empty', at);
    else for (const [index, item] of value.entries()) check(item, `${at}[${index}]`, context);
  };
}

/** O que se espera de um campo. */
export interface Field {
  check: Check;
  /** A única linguagem em que o campo existe. */
  only?: 'JSONPath' | 'JSONata';
}

export type Fields = Readonly<Record<string, Field>>;

/**
 * Examina um objeto: o que falta, o que sobra, o que é da outra linguagem e o valor de cada campo.
 * @returns o objeto, ou `undefined` se o valor não é um.
 */
export function checkObject(
  value: Json,
  at: string,
  context: Context,
  fields: Fields,
  required: readonly string[] = [],
): JsonObject | undefined {
  const { findings, language } = context;
  if (!isObject(value)) {
    findings.schema('Expected value of type Object', at);
    return undefined;
  }
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  if (missing.length > 0) findings.schema(`These fields are required: [${missing.join(', ')}]`, at);
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) findings.schema(`Field '${name}' is not supported`, at);
    else if (field.only && field.only !== language) findings.schema(wrongLanguage(name, field.only), at);
    else field.check(value[name]!, at === '/' ? `/${name}` : `${at}/${name}`, context);
  }
  return value;
}

function wrongLanguage(name: string, only: 'JSONPath' | 'JSONata'): string {
  const other = only === 'JSONata' ? 'JSONPath' : 'JSONata';
  return `The QueryLanguage is set to '${other}', but field '${name}' is only supported for the '${only}' QueryLanguage`;
}

/**
 * Exige um, e só um, destes campos.
 * @param isOptional aceita também nenhum.
 */
export function exactlyOne(
  object: JsonObject,
  names: readonly string[],
  at: string,
  { findings }: Context,
  isOptional = false,
): void {
  const present = names.filter((name) => Object.hasOwn(object, name));
  if (present.length > 1) {
    findings.schema(`There should only be one of the following fields: [${names.join(', ')}]`, at);
  } else if (present.length === 0 && !isOptional) {
    findings.schema(`This object should have only one of the following fields: [${names.join(', ')}]`, at);
  }
}
