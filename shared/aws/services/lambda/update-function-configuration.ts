import { randomUUID } from 'node:crypto';
import type { Action } from '../../service.ts';
import { checkRole, describe, readConfiguration } from './configuration.ts';
import type { Lambda } from './lambda.ts';

/** `UpdateFunctionConfiguration` */
export const updateFunctionConfiguration: Action<Lambda> = {
  route: 'PUT /2015-03-31/functions/{FunctionName}/configuration',
  permission: (input, service) => ({
    action: 'lambda:UpdateFunctionConfiguration',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const record = service.find(input.FunctionName);
    const configuration = readConfiguration(input);
    if (configuration.roleArn !== undefined) checkRole(configuration.roleArn, record.arn, service.context);
    const changes = Object.entries(configuration).filter(([, value]) => value !== undefined);
    const next = {
      ...record,
      ...Object.fromEntries(changes),
      lastModified: Date.now(),
      revisionId: randomUUID(),
    };
    service.functions.set(record.name, next);
    service.runner.retire(record.name);
    return describe(next);
  },
};
