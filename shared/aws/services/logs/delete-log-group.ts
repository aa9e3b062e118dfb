import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

/** `DeleteLogGroup`: com os fluxos e as linhas deles. */
export const deleteLogGroup: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:DeleteLogGroup',
    resource: service.arn(String(input.logGroupName)),
  }),
  run(input, service) {
    const group = service.group(input);
    for (const stream of service.streamsOf(group)) service.deleteStream(stream);
    service.groups.delete(group.name);
    return {};
  },
};
