import type { Action } from '../../service.ts';
import { existingConfig } from './event-invoke-config.ts';
import type { Lambda } from './lambda.ts';

/** `DeleteFunctionEventInvokeConfig` */
export const deleteFunctionEventInvokeConfig: Action<Lambda> = {
  route: 'DELETE /2019-09-25/functions/{FunctionName}/event-invoke-config',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:DeleteFunctionEventInvokeConfig',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    service.eventConfigs.delete(existingConfig(input, service).target);
    return {};
  },
};
