import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

/** `CreateLogGroup` */
export const createLogGroup: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:CreateLogGroup',
    resource: service.arn(String(input.logGroupName)),
  }),
  run(input, service) {
    const name = requiredString(input, 'logGroupName', { min: 1, max: 512 });
    if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
      throw new AwsError(
        'InvalidParameterException',
        `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
      );
    }
    if (service.groups.get(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    service.groups.set(name, { name, creationTime: service.context.clock.now() });
    return {};
  },
};
