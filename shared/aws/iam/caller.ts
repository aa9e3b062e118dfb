import type { Session } from './iam.ts';
import type { ConditionValues, PrincipalNames } from './policy.ts';

/** Quem assina um pedido. */
export type Caller =
  /** Quem usa a AWS local: pode tudo que a política de um recurso não negue. */
  | { readonly kind: 'user'; readonly accountId: string }
  | { readonly kind: 'role'; readonly session: Session; readonly accountId: string }
  /** Um serviço que entrega em nome de um recurso, como o SNS em nome de um tópico. */
  | {
      readonly kind: 'service';
      /** `sns.amazonaws.com` */
      readonly principal: string;
      readonly sourceArn: string;
      readonly accountId: string;
    };

/** Quem chama, como aparece nas mensagens de acesso negado. */
export function callerArn(caller: Caller): string {
  if (caller.kind === 'role') return caller.session.assumedRoleArn;
  return caller.kind === 'user' ? `arn:aws:iam::${caller.accountId}:user/local` : caller.principal;
}

/** Os nomes com que a política de um recurso pode falar dele. */
export function principalNames(caller: Caller): PrincipalNames {
  if (caller.kind === 'service') return { AWS: [], Service: [caller.principal] };
  const account = [caller.accountId, `arn:aws:iam::${caller.accountId}:root`];
  const own = caller.kind === 'role' ? [caller.session.roleArn] : [];
  return { AWS: [callerArn(caller), ...own, ...account], Service: [] };
}

/**
 * O que as condições sabem de quem chama. `aws:SecureTransport` é sempre `true`: aqui o endpoint é http, mas a
 * política que exige https (`enforceSSL`) fala da rede até a AWS, e não desta máquina.
 */
export function callerValues(caller: Caller, region: string, now: number): ConditionValues {
  const common = {
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': region,
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:PrincipalIsAWSService': String(caller.kind === 'service'),
  };
  if (caller.kind === 'service') {
    return {
      ...common,
      'aws:PrincipalServiceName': caller.principal,
      'aws:SourceArn': caller.sourceArn,
      'aws:SourceAccount': caller.accountId,
    };
  }
  return {
    ...common,
    'aws:SourceIp': '127.0.0.1',
    'aws:PrincipalAccount': caller.accountId,
    'aws:PrincipalArn': caller.kind === 'role' ? caller.session.roleArn : callerArn(caller),
    'aws:PrincipalType': caller.kind === 'role' ? 'AssumedRole' : 'User',
    ...(caller.kind === 'user' ? { 'aws:username': 'local' } : {}),
  };
}
