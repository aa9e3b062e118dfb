import { isObject, type Json } from '../json/index.ts';
import { type Check, checkObject, type Fields, integer, listOf, number, oneOf, string } from './checks.ts';
import type { Context } from './context.ts';
import { jsonataTemplate } from './jsonata.ts';
import { resultPath } from './paths.ts';
import { assign } from './variables.ts';

const MAX_ATTEMPTS = 99_999_999;
/** Um ano bissexto, em segundos. */
const MAX_DELAY = 31_622_400;

/** Os campos de um item de `Retry`. */
export const RETRIER: Fields = {
  Comment: { check: string },
  ErrorEquals: { check: listOf(string) },
  IntervalSeconds: { check: integer(0) },
  MaxAttempts: { check: integer(0, MAX_ATTEMPTS) },
  BackoffRate: { check: number(1) },
  MaxDelaySeconds: { check: integer(1, MAX_DELAY) },
  JitterStrategy: { check: oneOf('NONE', 'FULL') },
};

/** Os campos de um item de `Catch`. */
export const CATCHER: Fields = {
  Comment: { check: string },
  ErrorEquals: { check: listOf(string) },
  Next: { check: string },
  ResultPath: { check: resultPath, only: 'JSONPath' },
  Output: { check: jsonataTemplate, only: 'JSONata' },
  Assign: { check: assign },
};

/** `Retry`: pode estar vazio. */
export const retry: Check = (value, at, context) =>
  rules(value, at, context, (rule, place) => checkObject(rule, place, context, RETRIER, ['ErrorEquals']));

/** `Catch`: só aqui `$states.errorOutput` existe. */
export const catchers: Check = (value, at, context) => {
  const inside = { ...context, reads: { result: false, errorOutput: true } };
  rules(value, at, context, (rule, place) =>
    checkObject(rule, place, inside, CATCHER, ['ErrorEquals', 'Next']),
  );
};

function rules(
  value: Json,
  at: string,
  { findings }: Context,
  check: (rule: Json, at: string) => void,
): void {
  if (!Array.isArray(value)) {
    findings.schema('Expected value of type Array', at);
    return;
  }
  value.forEach((rule, index) => {
    const place = `${at}[${index}]`;
    check(rule, place);
    const errors = isObject(rule) && Array.isArray(rule.ErrorEquals) ? rule.ErrorEquals : [];
    if (errors.includes('States.ALL') && (errors.length > 1 || index < value.length - 1)) {
      findings.schema('States.ALL must appear alone and at end of list', `${place}/ErrorEquals`);
    }
  });
}
