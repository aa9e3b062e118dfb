import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { tableOf } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';

/** `DescribeContinuousBackups`: a resposta de uma tabela em que ninguém ligou a recuperação. */
export const describeContinuousBackups: Action<DynamoDB> = {
  permission: ({ TableName }, service) => ({
    action: 'dynamodb:DescribeContinuousBackups',
    resource: service.tableArn(TableName),
  }),
  async run(input, service) {
    const name = requiredString(input, 'TableName');
    await tableOf(service.store, name).catch(() => {
      throw new AwsError('TableNotFoundException', `Table not found: ${name}`);
    });
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    };
  },
};
