import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { describeAlias, withInput } from './aliases.ts';
import type { Lambda } from './lambda.ts';

/** `CreateAlias` */
export const createAlias: Action<Lambda> = {
  route: 'POST /2015-03-31/functions/{FunctionName}/aliases',
  status: 201,
  permission: (input, service) => ({
    action: 'lambda:CreateAlias',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const functionName = service.find(input.FunctionName).name;
    const name = requiredString(input, 'Name', { min: 1, max: 128 });
    const version = requiredString(input, 'FunctionVersion', { min: 1 });
    const key = `${functionName}:${name}`;
    if (service.aliases.get(key)) {
      throw new AwsError('ResourceConflictException', `Alias already exists: ${service.arn(key)}`, 409);
    }
    const alias = withInput(
      service,
      { functionName, name, version, description: '', weights: {}, revisionId: '' },
      input,
    );
    service.aliases.set(key, alias);
    return describeAlias(service, alias);
  },
};
