import { exactlyOne, integer, orExpression, timestamp } from '../checks.ts';
import { path } from '../paths.ts';
import { ASSIGN, COMMON, DATA, FLOW } from './common.ts';
import type { StateRule } from './rule.ts';

/** Quantos segundos se pode esperar. */
const MAX_SECONDS = 99_999_999;

export const wait: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    ...FLOW,
    Seconds: { check: orExpression(integer(0, MAX_SECONDS)) },
    Timestamp: { check: orExpression(timestamp) },
    SecondsPath: { check: path, only: 'JSONPath' },
    TimestampPath: { check: path, only: 'JSONPath' },
  },
  flows: true,
  check: (state, at, context) => {
    const all = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];
    const jsonata = ['Seconds', 'Timestamp'];
    exactlyOne(state, context.language === 'JSONata' ? jsonata : all, at, context);
  },
};
