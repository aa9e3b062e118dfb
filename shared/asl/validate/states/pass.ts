import { isObject, type Json } from '../../json/index.ts';
import type { Check } from '../checks.ts';
import { ASSIGN, COMMON, DATA, FLOW, PARAMETERS, RESULT_PATH } from './common.ts';
import type { StateRule } from './rule.ts';

/** `Result` é sempre literal: um `.$` nele não é lido. */
const result: Check = (value, at, { findings }) => {
  if (!holdsPath(value)) return;
  findings.warning('PASS_RESULT_IS_STATIC', 'Attempt to use a path in the result of a pass state.', at);
};

function holdsPath(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsPath);
  return isObject(value) && Object.keys(value).some((key) => key.endsWith('.$') || holdsPath(value[key]!));
}

export const pass: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    ...FLOW,
    ...PARAMETERS,
    ...RESULT_PATH,
    Result: { check: result, only: 'JSONPath' },
  },
  flows: true,
};
