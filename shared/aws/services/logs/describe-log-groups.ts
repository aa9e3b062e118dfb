import { optionalInteger, optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';
import { pageOf } from './paging.ts';

/** `DescribeLogGroups`, por prefixo ou trecho do nome. */
export const describeLogGroups: Action<Logs> = {
  permission: (_input, service) => ({ action: 'logs:DescribeLogGroups', resource: service.arn('*') }),
  run(input, service) {
    const prefix = optionalString(input, 'logGroupNamePrefix') ?? '';
    const pattern = (optionalString(input, 'logGroupNamePattern') ?? '').toLowerCase();
    const groups = [...service.groups.values()]
      .filter(({ name }) => name.startsWith(prefix) && name.toLowerCase().includes(pattern))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const size = optionalInteger(input, 'limit', { min: 1, max: 50 }) ?? 50;
    const { shown, nextToken } = pageOf(groups, size, input.nextToken);
    return {
      logGroups: shown.map(({ name, creationTime, retentionInDays }) => ({
        logGroupName: name,
        creationTime,
        ...(retentionInDays === undefined ? {} : { retentionInDays }),
        metricFilterCount: 0,
        arn: `${service.arn(name)}:*`,
        logGroupArn: service.arn(name),
        logGroupClass: 'STANDARD',
        storedBytes: 0,
      })),
      nextToken,
    };
  },
};
