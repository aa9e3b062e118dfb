import { AwsError } from '../../errors.ts';
import { optionalInteger } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `PutFunctionConcurrency`: quantas chamadas ao mesmo tempo; 0 desliga a função. */
export const putFunctionConcurrency: Action<Lambda> = {
  route: 'PUT /2017-10-31/functions/{FunctionName}/concurrency',
  permission: (input, service) => ({
    action: 'lambda:PutFunctionConcurrency',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const { name } = service.find(input.FunctionName);
    const latest = service.functions.get(name);
    const reserved = optionalInteger(input, 'ReservedConcurrentExecutions', { min: 0 });
    if (reserved === undefined || !latest) {
      throw new AwsError(
        'ValidationException',
        "1 validation error detected: Value null at 'reservedConcurrentExecutions' failed to satisfy constraint: Member must not be null",
      );
    }
    service.functions.set(name, { ...latest, reservedConcurrency: reserved });
    return { ReservedConcurrentExecutions: reserved };
  },
};
