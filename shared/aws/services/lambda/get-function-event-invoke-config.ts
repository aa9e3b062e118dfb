import type { Action } from '../../service.ts';
import { describeConfig, existingConfig } from './event-invoke-config.ts';
import type { Lambda } from './lambda.ts';

/** `GetFunctionEventInvokeConfig` */
export const getFunctionEventInvokeConfig: Action<Lambda> = {
  route: 'GET /2019-09-25/functions/{FunctionName}/event-invoke-config',
  permission: (input, service) => ({
    action: 'lambda:GetFunctionEventInvokeConfig',
    resource: service.arnOf(input.FunctionName),
  }),
  run: (input, service) => describeConfig(existingConfig(input, service), service),
};
