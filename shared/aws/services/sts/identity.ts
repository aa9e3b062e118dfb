import { createHash } from 'node:crypto';
import type { Session } from '../../iam/iam.ts';
import type { Call, ServiceContext } from '../../service.ts';

/** Quem chama: um usuário, com as credenciais de quem usa a AWS local, ou a sessão de um papel. */
export interface Identity {
  readonly arn: string;
  readonly userId: string;
  readonly session: Session | undefined;
}

/** Um identificador estável para um nome, com a cara dos do IAM. */
export function principalId(prefix: 'AIDA' | 'AROA', name: string): string {
  return `${prefix}${createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase()}`;
}

/** Quem assinou a chamada. */
export function identityOf({ iam, accountId }: ServiceContext, call: Call): Identity {
  const session = iam.sessionOf(call.request?.headers.authorization);
  if (!session) {
    return { arn: `arn:aws:iam::${accountId}:user/local`, userId: principalId('AIDA', 'local'), session };
  }
  const arn = session.assumedRoleArn;
  const [, roleName = '', sessionName = ''] = arn.split('/');
  return { arn, userId: `${principalId('AROA', roleName)}:${sessionName}`, session };
}
