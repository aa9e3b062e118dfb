import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import { existingPolicy, putPolicy } from './function-policy.ts';
import type { Lambda } from './lambda.ts';

/** `RemovePermission` */
export const removePermission: Action<Lambda> = {
  route: 'DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId}',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:RemovePermission',
    resource: service.arnOf(input.FunctionName, input.Qualifier),
  }),
  run(input, service) {
    service.find(input.FunctionName, input.Qualifier);
    const arn = service.arnOf(input.FunctionName, input.Qualifier);
    const policy = existingPolicy(service, arn);
    const Statement = policy.Statement.filter(({ Sid }) => Sid !== input.StatementId);
    if (Statement.length === policy.Statement.length) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Statement ${String(input.StatementId)} is not found in resource policy.`,
        404,
      );
    }
    putPolicy(service, arn, { ...policy, Statement });
    return {};
  },
};
