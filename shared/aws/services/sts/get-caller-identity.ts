import { callerArn } from '../../iam/caller.ts';
import type { Action, ServiceContext } from '../../service.ts';
import { callerOf, userIdOf } from './identity.ts';

/** `GetCallerIdentity`: não exige permissão nenhuma. */
export const getCallerIdentity: Action<ServiceContext> = {
  run(_input, context, call) {
    const caller = callerOf(context, call);
    return { UserId: userIdOf(caller), Account: context.accountId, Arn: callerArn(caller) };
  },
};
