import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `DeleteFunctionConcurrency` */
export const deleteFunctionConcurrency: Action<Lambda> = {
  route: 'DELETE /2017-10-31/functions/{FunctionName}/concurrency',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:DeleteFunctionConcurrency',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const { name } = service.find(input.FunctionName);
    const latest = service.functions.get(name);
    if (!latest) return {};
    const { reservedConcurrency: _freed, ...record } = latest;
    service.functions.set(name, record);
    return {};
  },
};
