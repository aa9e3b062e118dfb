import { createHash } from 'node:crypto';
import { type Caller, callerArn } from '../../iam/caller.ts';
import type { Call, ServiceContext } from '../../service.ts';

/** Um identificador estável para um nome, com a cara dos do IAM. */
export function principalId(prefix: 'AIDA' | 'AROA', name: string): string {
  return `${prefix}${createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase()}`;
}

/** Quem assinou a chamada: um usuário, com as credenciais de quem usa a AWS local, ou a sessão de um papel. */
export function callerOf({ iam }: ServiceContext, call: Call): Caller {
  return call.caller ?? iam.callerOf(call.request?.headers.authorization);
}

/** O `UserId` de quem chama: a sessão de um papel leva o seu nome depois de `:`. */
export function userIdOf(caller: Caller): string {
  const [, roleName = '', sessionName = ''] = callerArn(caller).split('/');
  return caller.kind === 'role'
    ? `${principalId('AROA', roleName)}:${sessionName}`
    : principalId('AIDA', 'local');
}
