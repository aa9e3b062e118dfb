import type { Action } from '../../service.ts';
import { describeAlias } from './aliases.ts';
import type { Lambda } from './lambda.ts';

/** `GetAlias` */
export const getAlias: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  permission: (input, service) => ({
    action: 'lambda:GetAlias',
    resource: service.arnOf(input.FunctionName),
  }),
  run: (input, service) => describeAlias(service, service.alias(input.FunctionName, input.Name)),
};
