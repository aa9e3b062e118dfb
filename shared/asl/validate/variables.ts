import { isObject } from '../json/index.ts';
import type { Check } from './checks.ts';
import type { Context } from './context.ts';
import { byLanguage, jsonataTemplate } from './jsonata.ts';
import { payloadTemplate } from './payload-template.ts';

/** Quantos caracteres o nome de uma variável pode ter. */
const MAX_LENGTH = 80;
const validName = /^\p{ID_Start}\p{ID_Continue}*$/u;

/** `Assign`: nomes que se podem usar, e um modelo de dados em cada um. */
export const assign: Check = (value, at, context) => {
  if (!isObject(value)) {
    context.findings.schema('Expected value of type Object', at);
    return;
  }
  for (const key of Object.keys(value)) checkName(variableName(key, context), at, context);
  byLanguage(payloadTemplate, jsonataTemplate)(value, at, context);
};

/** O nome da variável: em JSONPath, a chave pode terminar em `.$`. */
export function variableName(key: string, { language }: Pick<Context, 'language'>): string {
  return language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
}

function checkName(name: string, at: string, { findings, scope }: Context): void {
  if (name === 'states') {
    findings.error(
      'RESERVED_VARIABLE_NAME',
      "Cannot assign to reserved variable '$states'.",
      `${at}/${name}`,
    );
  } else if (!validName.test(name)) {
    const reason = 'the variable name contains invalid characters.';
    findings.error('INVALID_VARIABLE_NAME', `Invalid variable name '${name}': ${reason}`, `${at}/${name}`);
  } else if (name.length > MAX_LENGTH) {
    const reason = `the variable name exceeds the ${MAX_LENGTH}-character limit.`;
    findings.error('INVALID_VARIABLE_NAME', `Invalid variable name '${name}': ${reason}`, `${at}/${name}`);
  } else if (scope.isOuter(name)) {
    const message = `The variable name '${name}' was already defined in a parent scope.`;
    findings.error('DUPLICATE_VARIABLE_NAME', message, `${at}/${name}`);
  }
}
