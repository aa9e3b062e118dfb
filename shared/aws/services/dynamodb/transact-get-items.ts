import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { perform, validated } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';
import { reasonOf, refuseCancelled, type TransactItem, transactItems } from './transaction.ts';

function itemsOf(input: JsonObject): TransactItem[] {
  return transactItems(input.TransactItems, ['Get'], 'Get');
}

/** `TransactGetItems`: todos os itens como estavam no mesmo instante. */
export const transactGetItems: Action<DynamoDB> = {
  permission: (input, service) =>
    itemsOf(input).map(({ input: { TableName } }) => ({
      action: 'dynamodb:GetItem',
      resource: service.tableArn(TableName),
    })),
  async run(input, service) {
    const gets = itemsOf(input).map(({ input: get }) => validated('GetItem', get, service.store));
    await service.timeToLive.expire(gets.map(({ TableName }) => TableName));
    const attempts = await service.exclusive(async () =>
      Promise.allSettled(gets.map((get) => perform('GetItem', get, service.store))),
    );
    refuseCancelled(
      await Promise.all(
        attempts.map((attempt) =>
          reasonOf(attempt.status === 'rejected' ? Promise.reject(attempt.reason) : Promise.resolve()),
        ),
      ),
    );
    return {
      Responses: attempts.map((attempt) => {
        const { Item } = (attempt.status === 'fulfilled' ? attempt.value : {}) as { Item?: unknown };
        return Item ? { Item } : {};
      }),
    };
  },
};
