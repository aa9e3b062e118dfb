import { randomUUID } from 'node:crypto';
import type { Action } from '../../service.ts';
import { describe, readConfiguration } from './configuration.ts';
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
    const changes = Object.entries(readConfiguration(input)).filter(([, value]) => value !== undefined);
    const next = {
      ...record,
      ...Object.fromEntries(changes),
      lastModified: Date.now(),
      revisionId: randomUUID(),
    };
    service.functions.set(record.name, next);
    service.runner.retire(record.name);
    return describe(service, next);
  },
};
