import type { Action } from '../../service.ts';
import { describeAlias, withInput } from './aliases.ts';
import type { Lambda } from './lambda.ts';

/** `UpdateAlias` */
export const updateAlias: Action<Lambda> = {
  route: 'PUT /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  permission: (input, service) => ({
    action: 'lambda:UpdateAlias',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const alias = withInput(service, service.alias(input.FunctionName, input.Name), input);
    service.aliases.set(`${alias.functionName}:${alias.name}`, alias);
    return describeAlias(service, alias);
  },
};
