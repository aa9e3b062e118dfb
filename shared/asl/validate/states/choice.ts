import { isObject } from '../../json/index.ts';
import {
  anyValue,
  boolean,
  type Check,
  checkObject,
  exactlyOne,
  type Fields,
  listOf,
  number,
  string,
  timestamp,
} from '../checks.ts';
import { expression, jsonataTemplate } from '../jsonata.ts';
import { referencePath } from '../paths.ts';
import { assign } from '../variables.ts';
import { ASSIGN, COMMON, DATA } from './common.ts';
import type { StateRule } from './rule.ts';

/** Os comparadores, na ordem em que a AWS os lista. */
const COMPARATORS = [
  'StringEquals',
  'IsBoolean',
  'StringLessThan',
  'IsNumeric',
  'BooleanEquals',
  'StringLessThanEqualsPath',
  'NumericLessThan',
  'NumericGreaterThan',
  'NumericLessThanPath',
  'StringMatches',
  'TimestampLessThanEqualsPath',
  'NumericEquals',
  'TimestampGreaterThan',
  'StringGreaterThanEqualsPath',
  'TimestampGreaterThanEqualsPath',
  'TimestampLessThanEquals',
  'NumericLessThanEqualsPath',
  'TimestampEquals',
  'BooleanEqualsPath',
  'IsTimestamp',
  'StringLessThanEquals',
  'NumericLessThanEquals',
  'StringLessThanPath',
  'TimestampGreaterThanPath',
  'StringGreaterThan',
  'StringGreaterThanPath',
  'IsString',
  'StringEqualsPath',
  'TimestampEqualsPath',
  'TimestampLessThan',
  'StringGreaterThanEquals',
  'NumericGreaterThanPath',
  'NumericGreaterThanEquals',
  'NumericEqualsPath',
  'TimestampLessThanPath',
  'IsNull',
  'IsPresent',
  'TimestampGreaterThanEquals',
  'NumericGreaterThanEqualsPath',
];

/** O que uma regra pode ser. */
const KINDS = ['And', 'Or', 'Not', 'Variable', 'Condition'];

function comparisonValue(comparator: string): Check {
  if (comparator.endsWith('Path')) return referencePath;
  if (comparator.startsWith('Is') || comparator.startsWith('Boolean')) return boolean;
  if (comparator.startsWith('Numeric')) return number();
  return comparator.startsWith('Timestamp') ? timestamp : string;
}

const NESTED: Fields = {
  Comment: { check: string },
  Variable: { check: referencePath, only: 'JSONPath' },
  And: { check: (...args) => listOf(nestedRule)(...args), only: 'JSONPath' },
  Or: { check: (...args) => listOf(nestedRule)(...args), only: 'JSONPath' },
  Not: { check: (...args) => nestedRule(...args), only: 'JSONPath' },
  ...Object.fromEntries(
    COMPARATORS.map((name) => [name, { check: comparisonValue(name), only: 'JSONPath' as const }]),
  ),
};

/** Os campos de uma regra de `Choices`. */
export const CHOICE_RULE: Fields = {
  ...NESTED,
  Condition: { check: expression, only: 'JSONata' },
  Next: { check: anyValue },
  Assign: { check: assign },
  Output: { check: jsonataTemplate, only: 'JSONata' },
};

function rule(fields: Fields, required: readonly string[]): Check {
  return (value, at, context) => {
    const object = checkObject(value, at, context, fields, required);
    if (!object) return;
    const kinds = KINDS.filter((kind) => Object.hasOwn(object, kind));
    if (kinds.length !== 1) {
      const message = `The object must have only one of the following fields, [${KINDS.join(', ')}]`;
      context.findings.schema(message, at);
    } else if (kinds[0] === 'Variable' && context.language === 'JSONPath') {
      exactlyOne(object, COMPARATORS, at, context);
    }
  };
}

const nestedRule: Check = rule(NESTED, []);

export const choice: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    Choices: { check: listOf(rule(CHOICE_RULE, ['Next'])) },
    Default: { check: string },
  },
  required: ['Choices'],
};

/** As regras de um Choice que atribuem variáveis. */
export function choiceAssigns(state: unknown): unknown[] {
  const choices = isObject(state) ? state.Choices : undefined;
  return Array.isArray(choices) ? choices.map((each) => (isObject(each) ? each.Assign : undefined)) : [];
}
