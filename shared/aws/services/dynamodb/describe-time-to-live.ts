import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { tableOf } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';

/** `DescribeTimeToLive` */
export const describeTimeToLive: Action<DynamoDB> = {
  permission: ({ TableName }, service) => ({
    action: 'dynamodb:DescribeTimeToLive',
    resource: service.tableArn(TableName),
  }),
  async run(input, service) {
    const { TableName } = await tableOf(service.store, requiredString(input, 'TableName'));
    const attribute = service.timeToLive.attributeOf(TableName);
    return {
      TimeToLiveDescription:
        attribute === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
    };
  },
};
