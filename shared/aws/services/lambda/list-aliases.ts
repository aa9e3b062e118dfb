import type { Action } from '../../service.ts';
import { describeAlias } from './aliases.ts';
import type { Lambda } from './lambda.ts';

/** `ListAliases`, numa página só. */
export const listAliases: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}/aliases',
  permission: (input, service) => ({
    action: 'lambda:ListAliases',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const { name } = service.find(input.FunctionName);
    return {
      Aliases: service.aliasesOf(name).map((alias) => describeAlias(service, alias)),
      NextMarker: null,
    };
  },
};
