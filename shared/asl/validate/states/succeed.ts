import { COMMON, DATA } from './common.ts';
import type { StateRule } from './rule.ts';

export const succeed: StateRule = { fields: { ...COMMON, ...DATA } };
