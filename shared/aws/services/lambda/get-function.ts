import type { Action } from '../../service.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';

/** `GetFunction`: `Code.Location` é a pasta do código nesta máquina. */
export const getFunction: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}',
  permission: (input, service) => ({
    action: 'lambda:GetFunction',
    resource: service.arnOf(input.FunctionName, input.Qualifier),
  }),
  run(input, service) {
    const record = service.find(input.FunctionName, input.Qualifier);
    return {
      Configuration: describe(record),
      ...(record.reservedConcurrency === undefined
        ? {}
        : { Concurrency: { ReservedConcurrentExecutions: record.reservedConcurrency } }),
      Code: { RepositoryType: 'S3', Location: service.code.folderOf(record.code) },
      ...(Object.keys(record.tags).length > 0 ? { Tags: record.tags } : {}),
    };
  },
};
