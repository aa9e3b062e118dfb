import type { Permission } from '../service.ts';
import { type Caller, callerArn, principalNames } from './caller.ts';
import { type ConditionValues, evaluate, evaluateForPrincipal } from './policy.ts';

/** O que se sabe das políticas que valem para um pedido. */
export interface Policies {
  /** As do papel; `undefined` para um papel que a AWS local não conhece, que pode tudo. */
  readonly identity: readonly unknown[] | undefined;
  /** O limite de permissões do papel. */
  readonly boundary?: { readonly document: unknown };
  /** A política do recurso. */
  readonly resource?: unknown;
}

/** Por que um pedido foi negado, nas palavras da AWS. */
export interface Denial {
  readonly caller: Caller;
  readonly permission: Permission;
  readonly message: string;
  /** Se falta uma permissão, ou se alguma política a nega. */
  readonly isExplicit: boolean;
}

/** A política do recurso: um `Deny` pode falar da conta inteira; um `Allow` que dê acesso por si só, não. */
function resourceVerdict(document: unknown, caller: Caller, permission: Permission, values: ConditionValues) {
  const { action, resource } = permission;
  const named = principalNames(caller);
  if (evaluateForPrincipal(document, named, action, resource, values) === 'deny') return 'deny';
  const isAccount = (name: string) => name === caller.accountId || name.endsWith(':root');
  const own = { ...named, AWS: named.AWS.filter((name) => !isAccount(name)) };
  return evaluateForPrincipal(document, own, action, resource, values);
}

/**
 * Decide um pedido como a AWS, dentro de uma conta: um `Deny` em qualquer política vence; senão basta que a política
 * do papel ou a do recurso permita; e o limite de permissões tem de permitir o que o papel permite.
 * @returns a recusa, ou `undefined` quando o pedido pode seguir
 */
export function decide(
  caller: Caller,
  permission: Permission,
  policies: Policies,
  values: ConditionValues,
): Denial | undefined {
  const { action, resource } = permission;
  const all = { ...values, ...permission.conditions };
  const deny = (reason: string, isExplicit: boolean): Denial => ({
    caller,
    permission,
    isExplicit,
    message: `User: ${callerArn(caller)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  });

  const byResource = resourceVerdict(policies.resource, caller, permission, all);
  if (byResource === 'deny') return deny('with an explicit deny in a resource-based policy', true);
  if (caller.kind === 'user') return undefined;
  if (caller.kind === 'service') {
    return byResource === 'allow'
      ? undefined
      : deny(`because no resource-based policy allows the ${action} action`, false);
  }
  if (policies.identity === undefined) return undefined;

  const byIdentity = evaluate(policies.identity, action, resource, all);
  if (byIdentity === 'deny') return deny('with an explicit deny in an identity-based policy', true);
  if (policies.boundary) {
    const byBoundary = evaluate([policies.boundary.document], action, resource, all);
    if (byBoundary === 'deny') return deny('with an explicit deny in a permissions boundary', true);
    if (byBoundary === 'none' && byResource !== 'allow')
      return deny(`because no permissions boundary allows the ${action} action`, false);
  }
  if (byIdentity === 'allow' || byResource === 'allow') return undefined;
  return deny(`because no identity-based policy allows the ${action} action`, false);
}
