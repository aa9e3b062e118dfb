import { exactlyOne, orExpression, string } from '../checks.ts';
import { pathOrIntrinsic } from '../paths.ts';
import { COMMON } from './common.ts';
import type { StateRule } from './rule.ts';

export const fail: StateRule = {
  fields: {
    ...COMMON,
    Error: { check: orExpression(string) },
    Cause: { check: orExpression(string) },
    ErrorPath: { check: pathOrIntrinsic, only: 'JSONPath' },
    CausePath: { check: pathOrIntrinsic, only: 'JSONPath' },
  },
  check: (state, at, context) => {
    exactlyOne(state, ['Error', 'ErrorPath'], at, context, true);
    exactlyOne(state, ['Cause', 'CausePath'], at, context, true);
  },
};
