import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import { anyValue, type Check, checkObject, exactlyOne, integer, orExpression } from '../checks.ts';
import type { Context } from '../context.ts';
import { byLanguage, jsonataTemplate } from '../jsonata.ts';
import { path } from '../paths.ts';
import { payloadTemplate } from '../payload-template.ts';
import { checkResource, isActivity, requiredParameters, usesParameters } from '../resource.ts';
import { catchers, retry } from '../retry-catch.ts';
import { ARGUMENTS, ASSIGN, COMMON, DATA, FLOW, PARAMETERS, RESULT_PATH, RESULT_SELECTOR } from './common.ts';
import type { StateRule } from './rule.ts';

const MAX_SECONDS = 99_999_999;

const credentials: Check = (value, at, context) => {
  if (!isObject(value)) {
    context.findings.schema('Expected value of type Object', at);
    return;
  }
  if (!hasField(value, 'RoleArn', context)) {
    context.findings.schema("The field 'RoleArn' is required but was missing", at);
    return;
  }
  const known = { RoleArn: { check: anyValue }, 'RoleArn.$': { check: anyValue, only: 'JSONPath' as const } };
  checkObject(value, at, context, known);
  byLanguage(payloadTemplate, jsonataTemplate)(value, at, context);
};

/** Em JSONPath, `Nome.$` vale por `Nome`. */
function hasField(object: JsonObject, name: string, { language }: Context): boolean {
  return Object.hasOwn(object, name) || (language === 'JSONPath' && Object.hasOwn(object, `${name}.$`));
}

export const task: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    ...FLOW,
    ...PARAMETERS,
    ...ARGUMENTS,
    ...RESULT_SELECTOR,
    ...RESULT_PATH,
    Resource: { check: checkResource },
    Credentials: { check: credentials },
    TimeoutSeconds: { check: orExpression(integer(1, MAX_SECONDS)) },
    TimeoutSecondsPath: { check: path, only: 'JSONPath' },
    HeartbeatSeconds: { check: orExpression(integer(1, MAX_SECONDS)) },
    HeartbeatSecondsPath: { check: path, only: 'JSONPath' },
    Retry: { check: retry },
    Catch: { check: catchers },
  },
  required: ['Resource'],
  hasResult: true,
  flows: true,
  check: (state, at, context) => {
    exactlyOne(state, ['TimeoutSeconds', 'TimeoutSecondsPath'], at, context, true);
    exactlyOne(state, ['HeartbeatSeconds', 'HeartbeatSecondsPath'], at, context, true);
    checkParameters(state, at, context);
    if (isActivity(state.Resource) && Object.hasOwn(state, 'Credentials')) {
      context.findings.schema("The field 'Credentials' is not supported for activities", at);
    }
  },
};

function checkParameters(state: JsonObject, at: string, context: Context): void {
  const { Resource: resource } = state;
  if (typeof resource !== 'string' || !usesParameters(resource)) return;
  const field = context.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const value: Json | undefined = getOwn(state, field);
  if (value === undefined) {
    context.findings.schema(`${field} field is required for resource ARN: ${resource}`, at);
    return;
  }
  if (!isObject(value)) return;
  for (const name of requiredParameters(resource)) {
    if (hasField(value, name, context)) continue;
    context.findings.schema(`The field '${name}' is required but was missing`, `${at}/${field}`);
  }
}
