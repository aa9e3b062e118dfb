import { AwsError } from '../../errors.ts';
import { optionalBoolean, optionalObject, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { tableOf } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';

/** `UpdateTimeToLive`: vale na hora; a AWS leva até uma hora. */
export const updateTimeToLive: Action<DynamoDB> = {
  permission: ({ TableName }, service) => ({
    action: 'dynamodb:UpdateTimeToLive',
    resource: service.tableArn(TableName),
  }),
  async run(input, service) {
    const specification = optionalObject(input, 'TimeToLiveSpecification') ?? {};
    const attribute = requiredString(specification, 'AttributeName', { min: 1, max: 255 });
    const isEnabled = optionalBoolean(specification, 'Enabled') ?? false;
    const { TableName: table } = await tableOf(service.store, requiredString(input, 'TableName'));
    const current = service.timeToLive.attributeOf(table);
    if (isEnabled === (current !== undefined)) {
      throw new AwsError(
        'ValidationException',
        `TimeToLive is already ${isEnabled ? 'enabled' : 'disabled'}`,
      );
    }
    if (current !== undefined && current !== attribute) {
      throw new AwsError(
        'ValidationException',
        `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
      );
    }
    if (isEnabled) service.timeToLive.enable(table, attribute);
    else service.timeToLive.forget(table);
    return { TimeToLiveSpecification: { Enabled: isEnabled, AttributeName: attribute } };
  },
};
