import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `GetFunctionConcurrency` */
export const getFunctionConcurrency: Action<Lambda> = {
  route: 'GET /2019-09-30/functions/{FunctionName}/concurrency',
  permission: (input, service) => ({
    action: 'lambda:GetFunctionConcurrency',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const { reservedConcurrency } = service.find(input.FunctionName);
    return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  },
};
