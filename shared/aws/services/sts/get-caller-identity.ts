import type { Action, ServiceContext } from '../../service.ts';
import { identityOf } from './identity.ts';

/** `GetCallerIdentity`: não exige permissão nenhuma. */
export const getCallerIdentity: Action<ServiceContext> = {
  run(_input, context, call) {
    const { arn, userId } = identityOf(context, call);
    return { UserId: userId, Account: context.accountId, Arn: arn };
  },
};
