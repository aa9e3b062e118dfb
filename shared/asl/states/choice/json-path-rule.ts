import { runtimeError } from '../../execution/states-error.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { compilePath, type Path, type PathScope } from '../../jsonpath/index.ts';
import { COMPARISONS, TYPE_TESTS } from './comparisons.ts';
import { compileStringMatches } from './string-matches.ts';

/** Diz se a regra vale. */
export type Rule = (scope: PathScope) => boolean;

/** Prepara uma regra de Choice em JSONPath, com as que ela contém. */
export function compileRule(rule: JsonObject): Rule {
  if (rule.And) {
    const rules = (rule.And as JsonObject[]).map(compileRule);
    return (scope) => rules.every((holds) => holds(scope));
  }
  if (rule.Or) {
    const rules = (rule.Or as JsonObject[]).map(compileRule);
    return (scope) => rules.some((holds) => holds(scope));
  }
  if (rule.Not) {
    const negated = compileRule(rule.Not as JsonObject);
    return (scope) => !negated(scope);
  }
  return compileComparison(rule);
}

function compileComparison(rule: JsonObject): Rule {
  const variable = compilePath(rule.Variable as string);
  const operator = Object.keys(rule).find(isOperator);
  if (operator === undefined) return () => false;
  const operand = rule[operator] as Json;
  if (operator === 'IsPresent') return (scope) => (variable.find(scope) !== undefined) === operand;
  if (Object.hasOwn(TYPE_TESTS, operator)) {
    const hasType = TYPE_TESTS[operator]!;
    return (scope) => hasType(valueAt(variable, scope)) === operand;
  }
  if (operator === 'StringMatches') {
    const matches = compileStringMatches(operand as string);
    return (scope) => {
      const value = valueAt(variable, scope);
      return typeof value === 'string' && matches(value);
    };
  }
  if (!operator.endsWith('Path')) {
    const compare = COMPARISONS[operator]!;
    return (scope) => compare(valueAt(variable, scope), operand);
  }
  const compare = COMPARISONS[operator.slice(0, -'Path'.length)]!;
  const other = compilePath(operand as string);
  return (scope) => compare(valueAt(variable, scope), valueAt(other, scope));
}

function isOperator(key: string): boolean {
  const base = key.endsWith('Path') ? key.slice(0, -'Path'.length) : key;
  return (
    Object.hasOwn(COMPARISONS, base) ||
    Object.hasOwn(TYPE_TESTS, key) ||
    key === 'StringMatches' ||
    key === 'IsPresent'
  );
}

/** O valor no caminho. Um caminho que não leva a nada derruba a execução, mesmo havendo `Default`. */
function valueAt(path: Path, scope: PathScope): Json {
  const value = path.find(scope);
  if (value !== undefined) return value;
  throw runtimeError(
    `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
  );
}
