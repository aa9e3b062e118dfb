import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

/** `CreateLogStream` */
export const createLogStream: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:CreateLogStream',
    resource: `${service.arn(String(input.logGroupName))}:log-stream:${String(input.logStreamName)}`,
  }),
  run(input, service) {
    const group = service.group(input);
    const name = requiredString(input, 'logStreamName', { min: 1, max: 512 });
    if (service.findStream(group.name, name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    service.putStream({ group: group.name, name, creationTime: service.context.clock.now() });
    return {};
  },
};
