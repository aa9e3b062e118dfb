import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `DeleteAlias`: apagar o que não existe também dá certo, como na AWS. */
export const deleteAlias: Action<Lambda> = {
  route: 'DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name}',
  status: 204,
  permission: (input, service) => ({
    action: 'lambda:DeleteAlias',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const key = `${service.find(input.FunctionName).name}:${String(input.Name)}`;
    service.aliases.delete(key);
    service.context.iam.deleteResourcePolicy(service.arn(key));
    return {};
  },
};
