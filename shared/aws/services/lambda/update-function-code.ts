import { randomUUID } from 'node:crypto';
import type { Action } from '../../service.ts';
import { refuseLocalCode } from './code-source.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';
import { publish } from './versions.ts';

/** `UpdateFunctionCode`: as threads com o código antigo terminam o que fazem e não são mais usadas. */
export const updateFunctionCode: Action<Lambda> = {
  route: 'PUT /2015-03-31/functions/{FunctionName}/code',
  permission: (input, service) => ({
    action: 'lambda:UpdateFunctionCode',
    resource: service.arnOf(input.FunctionName),
  }),
  async run(input, service, call) {
    refuseLocalCode(input, call);
    const record = service.find(input.FunctionName);
    const next = {
      ...record,
      code: await service.storeCode(input),
      lastModified: Date.now(),
      revisionId: randomUUID(),
    };
    service.functions.set(record.name, next);
    service.runner.retire(record.name);
    return describe(input.Publish === true ? publish(service, next) : next);
  },
};
