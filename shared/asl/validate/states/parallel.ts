import { isObject } from '../../json/index.ts';
import { type Check, listOf } from '../checks.ts';
import { catchers, retry } from '../retry-catch.ts';
import { ARGUMENTS, ASSIGN, COMMON, DATA, FLOW, PARAMETERS, RESULT_PATH, RESULT_SELECTOR } from './common.ts';
import type { StateRule } from './rule.ts';

const branch: Check = (value, at, context) => {
  if (isObject(value)) context.validateFlow(value, at, { fields: ['Comment'], isolated: false });
  else context.findings.schema('Expected value of type Object', at);
};

export const parallel: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    ...FLOW,
    ...PARAMETERS,
    ...ARGUMENTS,
    ...RESULT_SELECTOR,
    ...RESULT_PATH,
    Branches: { check: listOf(branch) },
    Retry: { check: retry },
    Catch: { check: catchers },
  },
  required: ['Branches'],
  hasResult: true,
  flows: true,
};
