import { isObject } from '../json.ts';

/** O que uma política diz de um pedido: nada, que permite, ou que nega (e negar vence). */
export type Verdict = 'none' | 'allow' | 'deny';

/** Valores do pedido que uma condição pode consultar, como `aws:RequestedRegion`. */
export type ConditionValues = Readonly<Record<string, string>>;

function list(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === 'string');
}

/** Compara com `*` (qualquer trecho) e `?` (um caractere), em tempo linear no tamanho do texto. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || (pattern[p] === text[t] && pattern[p] !== '*'))) {
      p++;
      t++;
    } else if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

const operators: Readonly<Record<string, (expected: string, actual: string) => boolean>> = {
  StringEquals: (expected, actual) => expected === actual,
  StringNotEquals: (expected, actual) => expected !== actual,
  StringEqualsIgnoreCase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: matchesWildcard,
  StringNotLike: (expected, actual) => !matchesWildcard(expected, actual),
  ArnEquals: matchesWildcard,
  ArnLike: matchesWildcard,
  Bool: (expected, actual) => expected === actual,
};

function conditionHolds(condition: unknown, values: ConditionValues): boolean {
  if (condition === undefined) return true;
  if (!isObject(condition)) return false;
  return Object.entries(condition).every(([name, keys]) => {
    const optional = name.endsWith('IfExists');
    const compare = operators[optional ? name.slice(0, -'IfExists'.length) : name];
    if (!compare || !isObject(keys)) return false;
    const negated = name.includes('Not');
    return Object.entries(keys).every(([key, expected]) => {
      const actual = values[key];
      if (actual === undefined) return optional || negated;
      const compared = list(expected).map((item) => compare(item, actual));
      return negated ? compared.every(Boolean) : compared.some(Boolean);
    });
  });
}

function actionMatches(statement: Record<string, unknown>, action: string): boolean {
  const wanted = action.toLowerCase();
  const hit = (patterns: unknown) =>
    list(patterns).some((item) => matchesWildcard(item.toLowerCase(), wanted));
  return statement.NotAction !== undefined ? !hit(statement.NotAction) : hit(statement.Action);
}

function resourceMatches(statement: Record<string, unknown>, resource: string): boolean {
  const hit = (patterns: unknown) => list(patterns).some((item) => matchesWildcard(item, resource));
  return statement.NotResource !== undefined ? !hit(statement.NotResource) : hit(statement.Resource);
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
  let verdict: Verdict = 'none';
  for (const document of documents) {
    if (!isObject(document)) continue;
    const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
    for (const statement of statements) {
      if (!isObject(statement)) continue;
      if (!actionMatches(statement, action) || !resourceMatches(statement, resource)) continue;
      if (!conditionHolds(statement.Condition, values)) continue;
      if (statement.Effect === 'Deny') return 'deny';
      if (statement.Effect === 'Allow') verdict = 'allow';
    }
  }
  return verdict;
}
