import type { Action } from '../../service.ts';
import { existingPolicy } from './function-policy.ts';
import type { Lambda } from './lambda.ts';

/** `GetPolicy` */
export const getPolicy: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}/policy',
  permission: (input, service) => ({
    action: 'lambda:GetPolicy',
    resource: service.arnOf(input.FunctionName, input.Qualifier),
  }),
  run(input, service) {
    const record = service.find(input.FunctionName, input.Qualifier);
    const policy = existingPolicy(service, service.arnOf(input.FunctionName, input.Qualifier));
    return { Policy: JSON.stringify(policy), RevisionId: record.revisionId };
  },
};
