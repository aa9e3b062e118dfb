import { isObject, type Json } from '../json/index.ts';
import { isJsonata, JsonataSyntaxError, parseJsonata } from '../jsonata/index.ts';
import type { Check } from './checks.ts';
import type { Context } from './context.ts';
import { unsupportedReferences } from './jsonata-references.ts';

/** Um valor com expressões em qualquer profundidade: `Output`, `Arguments`, `ItemSelector`… */
export const jsonataTemplate: Check = (value, at, context) => {
  if (typeof value === 'string') checkText(value, at, context);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) jsonataTemplate(item, `${at}[${index}]`, context);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) jsonataTemplate(value[name]!, `${at}/${name}`, context);
  }
};

/** Um texto que precisa ser uma expressão: `Condition`. */
export const expression: Check = (value, at, context) => {
  if (typeof value === 'boolean') return;
  if (typeof value !== 'string') context.findings.schema('Expected value of type String', at);
  else if (isJsonata(value)) checkExpression(value, at, context);
  else context.findings.schema(DELIMITERS, at);
};

const DELIMITERS = 'JSONata string must start with {% and end with %}';

function checkText(text: string, at: string, context: Context): void {
  if (isJsonata(text)) checkExpression(text, at, context);
  else if (text.startsWith('{%') || text.endsWith('%}')) context.findings.schema(DELIMITERS, at);
}

/** Examina uma expressão: se ela se lê, e se só lê o que existe onde está. */
export function checkExpression(text: string, at: string, { findings, reads }: Context): void {
  try {
    for (const message of unsupportedReferences(parseJsonata(text), reads)) {
      findings.error('UNSUPPORTED_JSONATA_EXPRESSION', message, at);
    }
  } catch (error) {
    if (!(error instanceof JsonataSyntaxError)) throw error;
    findings.error('INVALID_JSONATA_EXPRESSION', error.message, at);
  }
}

/** Um valor de `Assign` ou de outro campo que segue a linguagem do estado. */
export function byLanguage(jsonPath: Check, jsonata: Check): Check {
  return (value: Json, at: string, context: Context) =>
    (context.language === 'JSONata' ? jsonata : jsonPath)(value, at, context);
}
