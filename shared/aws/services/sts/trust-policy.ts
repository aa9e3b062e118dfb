import { matchesWildcard } from '../../iam/policy.ts';
import { isObject } from '../../json.ts';
import type { Identity } from './identity.ts';

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** Os nomes que uma política pode usar para falar de quem chama. */
function namesOf({ arn, session }: Identity, accountId: string): readonly string[] {
  return ['*', accountId, `arn:aws:iam::${accountId}:root`, arn, ...(session ? [session.roleArn] : [])];
}

/**
 * Diz se a política de confiança de um papel deixa alguém assumi-lo. Só o `Principal` é conferido; uma condição
 * (MFA, `ExternalId`) não é.
 */
export function trusts(policy: unknown, caller: Identity, accountId: string): boolean {
  if (!isObject(policy)) return false;
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  const names = namesOf(caller, accountId);
  const applies = (statement: unknown, effect: string): boolean => {
    if (!isObject(statement) || statement.Effect !== effect) return false;
    const principal = isObject(statement.Principal) ? statement.Principal.AWS : statement.Principal;
    const isNamed = list(principal).some((name) => names.includes(name));
    return isNamed && list(statement.Action).some((action) => matchesWildcard(action, 'sts:AssumeRole'));
  };
  return (
    statements.some((statement) => applies(statement, 'Allow')) &&
    !statements.some((statement) => applies(statement, 'Deny'))
  );
}
