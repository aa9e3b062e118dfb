import { optionalBoolean, optionalInteger, optionalOneOf, optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';
import { pageOf } from './paging.ts';

/** `DescribeLogStreams`, por nome ou pela última linha. */
export const describeLogStreams: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:DescribeLogStreams',
    resource: service.arn(String(input.logGroupName ?? input.logGroupIdentifier)),
  }),
  run(input, service) {
    const group = service.group(input);
    const prefix = optionalString(input, 'logStreamNamePrefix') ?? '';
    const order = optionalOneOf(input, 'orderBy', ['LogStreamName', 'LastEventTime']) ?? 'LogStreamName';
    const streams = service.streamsOf(group).filter(({ name }) => name.startsWith(prefix));
    const sorted = [...streams].sort((a, b) => {
      if (order === 'LastEventTime') return (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0);
      return a.name < b.name ? -1 : 1;
    });
    if (optionalBoolean(input, 'descending')) sorted.reverse();
    const size = optionalInteger(input, 'limit', { min: 1, max: 50 }) ?? 50;
    const { shown, nextToken } = pageOf(sorted, size, input.nextToken);
    return {
      logStreams: shown.map(({ name, group: groupName, ...times }) => ({
        logStreamName: name,
        ...times,
        arn: `${service.arn(groupName)}:log-stream:${name}`,
        storedBytes: 0,
      })),
      nextToken,
    };
  },
};
