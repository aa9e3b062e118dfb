import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

/** `DeleteRetentionPolicy` */
export const deleteRetentionPolicy: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:DeleteRetentionPolicy',
    resource: service.arn(String(input.logGroupName)),
  }),
  run(input, service) {
    const { retentionInDays: _forgotten, ...group } = service.group(input);
    service.groups.set(group.name, group);
    return {};
  },
};
