import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `DeleteFunction` */
export const deleteFunction: Action<Lambda> = {
  route: 'DELETE /2015-03-31/functions/{FunctionName}',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:DeleteFunction',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const record = service.find(input.FunctionName);
    service.functions.delete(record.name);
    service.runner.retire(record.name);
    return {};
  },
};
