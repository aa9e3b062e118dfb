import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';
import { deleteVersion } from './versions.ts';

/** `DeleteFunction` */
export const deleteFunction: Action<Lambda> = {
  route: 'DELETE /2015-03-31/functions/{FunctionName}',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:DeleteFunction',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const { name, arn } = service.find(input.FunctionName);
    if (typeof input.Qualifier === 'string') {
      deleteVersion(service, name, input.Qualifier);
      return {};
    }
    service.functions.delete(name);
    for (const { version } of service.versionsOf(name)) service.versions.delete(`${name}:${version}`);
    for (const alias of service.aliasesOf(name)) service.aliases.delete(`${name}:${alias.name}`);
    for (const { target } of [...service.eventConfigs.values()])
      if (target.startsWith(`${name}:`)) service.eventConfigs.delete(target);
    service.context.iam.deleteResourcePolicy(arn);
    service.runner.retire(name);
    return {};
  },
};
