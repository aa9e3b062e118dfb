import { optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';
import { publish } from './versions.ts';

/** `PublishVersion` */
export const publishVersion: Action<Lambda> = {
  route: 'POST /2015-03-31/functions/{FunctionName}/versions',
  status: 201,
  permission: (input, service) => ({
    action: 'lambda:PublishVersion',
    resource: service.arnOf(input.FunctionName),
  }),
  run: (input, service) =>
    describe(
      publish(service, service.find(input.FunctionName), optionalString(input, 'Description', { max: 256 })),
    ),
};
