import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { compileValueSource } from '../jsonpath/index.ts';
import type { Check } from './checks.ts';
import type { Context } from './context.ts';

/** Um modelo de dados JSONPath: cada campo `.$` tem um caminho ou uma função intrínseca. */
export const payloadTemplate: Check = (value, at, context) => {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) payloadTemplate(item, `${at}[${index}]`, context);
  } else if (isObject(value)) checkMembers(value, at, context);
};

function checkMembers(template: JsonObject, at: string, context: Context): void {
  for (const name of Object.keys(template)) {
    const value = template[name]!;
    if (name.endsWith('.$')) checkSource(name, value, at, context);
    else if (typeof value === 'string') warnOfPath(name, value, at, context);
    else payloadTemplate(value, `${at}/${name}`, context);
  }
}

function checkSource(name: string, value: Json, at: string, { findings }: Context): void {
  if (typeof value === 'string' && compiles(value)) return;
  findings.schema(
    `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`,
    at,
  );
}

function compiles(text: string): boolean {
  try {
    compileValueSource(text);
    return true;
  } catch {
    return false;
  }
}

/** Quem escreve um caminho num campo sem `.$` quase sempre esqueceu o `.$`. */
function warnOfPath(name: string, value: string, at: string, { findings }: Context): void {
  if (!/^(\$\$?\.|\$\$?$|States\.[A-Z]\w*\()/.test(value)) return;
  findings.warning(
    'NO_DOLLAR',
    'No .$ on a field that appears to be a JSONPath or Intrinsic Function.',
    `${at}/${name}`,
  );
}
