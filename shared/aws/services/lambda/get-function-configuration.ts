import type { Action } from '../../service.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';

/** `GetFunctionConfiguration` */
export const getFunctionConfiguration: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}/configuration',
  permission: (input, service) => ({
    action: 'lambda:GetFunctionConfiguration',
    resource: service.arnOf(input.FunctionName, input.Qualifier),
  }),
  run: (input, service) => describe(service.find(input.FunctionName, input.Qualifier)),
};
