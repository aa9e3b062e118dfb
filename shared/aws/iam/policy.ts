import { isObject, type JsonObject } from '../json.ts';
import { type ConditionValues, conditionHolds, withVariables } from './conditions.ts';
import { matchesWildcard } from './wildcard.ts';

export type { ConditionValues } from './conditions.ts';
export { matchesWildcard } from './wildcard.ts';

/** O que uma política diz de um pedido: nada, que permite, ou que nega (e negar vence). */
export type Verdict = 'none' | 'allow' | 'deny';

/** Os nomes com que uma política de recurso pode falar de quem chama, por tipo de `Principal`. */
export interface PrincipalNames {
  readonly AWS: readonly string[];
  readonly Service: readonly string[];
}

function list(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === 'string');
}

function actionMatches(statement: JsonObject, action: string): boolean {
  const wanted = action.toLowerCase();
  const hit = (patterns: unknown) =>
    list(patterns).some((item) => matchesWildcard(item.toLowerCase(), wanted));
  return statement.NotAction !== undefined ? !hit(statement.NotAction) : hit(statement.Action);
}

function resourceMatches(statement: JsonObject, resource: string, values: ConditionValues): boolean {
  const hit = (patterns: unknown) =>
    list(patterns).some((item) => matchesWildcard(withVariables(item, values), resource));
  return statement.NotResource !== undefined ? !hit(statement.NotResource) : hit(statement.Resource);
}

function names(principal: unknown, caller: PrincipalNames): boolean {
  if (principal === '*') return true;
  if (!isObject(principal)) return false;
  const aws = list(principal.AWS);
  return (
    aws.includes('*') ||
    aws.some((name) => caller.AWS.includes(name)) ||
    list(principal.Service).some((name) => name === '*' || caller.Service.includes(name))
  );
}

function principalMatches(statement: JsonObject, caller: PrincipalNames): boolean {
  return statement.NotPrincipal === undefined
    ? names(statement.Principal, caller)
    : !names(statement.NotPrincipal, caller);
}

function statementsOf(document: unknown): readonly JsonObject[] {
  if (!isObject(document)) return [];
  return [document.Statement].flat().filter(isObject);
}

function verdictOf(statements: readonly JsonObject[], applies: (statement: JsonObject) => boolean): Verdict {
  let verdict: Verdict = 'none';
  for (const statement of statements) {
    if (!applies(statement)) continue;
    if (statement.Effect === 'Deny') return 'deny';
    if (statement.Effect === 'Allow') verdict = 'allow';
  }
  return verdict;
}

/**
 * Avalia documentos de política de identidade, como o IAM: nada permitido é negado, e um `Deny` vence.
 * @param documents documentos com `Statement` (objeto ou lista)
 */
export function evaluate(
  documents: readonly unknown[],
  action: string,
  resource: string,
  values: ConditionValues = {},
): Verdict {
  return verdictOf(
    documents.flatMap(statementsOf),
    (statement) =>
      actionMatches(statement, action) &&
      resourceMatches(statement, resource, values) &&
      conditionHolds(statement.Condition, values),
  );
}

/**
 * Avalia a política de um recurso, que também diz de quem fala. Sem `Resource`, como na confiança de um papel, ela
 * fala do recurso em que está.
 */
export function evaluateForPrincipal(
  document: unknown,
  caller: PrincipalNames,
  action: string,
  resource: string,
  values: ConditionValues = {},
): Verdict {
  return verdictOf(
    statementsOf(document),
    (statement) =>
      principalMatches(statement, caller) &&
      actionMatches(statement, action) &&
      (statement.Resource === undefined && statement.NotResource === undefined
        ? true
        : resourceMatches(statement, resource, values)) &&
      conditionHolds(statement.Condition, values),
  );
}
