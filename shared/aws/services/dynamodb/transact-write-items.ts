import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { keyOf, perform, tableOf, validated } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';
import { withOldItem } from './operation.ts';
import type { Item } from './records.ts';
import { digestOf, reasonOf, refuseCancelled, type TransactItem, transactItems } from './transaction.ts';
import { WriteBuffer } from './write-buffer.ts';

/** A ação que faz cada espécie. `ConditionCheck` é um `DeleteItem` que nunca chega ao disco. */
const actions: Readonly<Record<string, string>> = {
  ConditionCheck: 'DeleteItem',
  Delete: 'DeleteItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

const permissions: Readonly<Record<string, string>> = { ...actions, ConditionCheck: 'ConditionCheckItem' };

function itemsOf(input: JsonObject): TransactItem[] {
  return transactItems(input.TransactItems, Object.keys(actions), 'Check, Put, Update or Delete');
}

/** Dois itens da mesma transação não podem ser o mesmo. @throws `AwsError` `ValidationException` */
async function refuseRepeated(items: readonly TransactItem[], service: DynamoDB): Promise<void> {
  const seen = new Set<string>();
  for (const { input } of items) {
    const table = await tableOf(service.store, input.TableName);
    const id = JSON.stringify([table.TableName, keyOf((input.Key ?? input.Item ?? {}) as Item, table)]);
    if (seen.has(id)) {
      throw new AwsError(
        'ValidationException',
        'Transaction request cannot include multiple operations on one item',
      );
    }
    seen.add(id);
  }
}

/**
 * `TransactWriteItems`: tudo ou nada. Cada item é tentado sobre o que está gravado; se todos dão certo, vão ao
 * disco numa gravação só, com o `ClientRequestToken`.
 */
export const transactWriteItems: Action<DynamoDB> = {
  permission: (input, service) =>
    itemsOf(input).map(({ kind, input: { TableName } }) => ({
      action: `dynamodb:${permissions[kind]}`,
      resource: service.tableArn(TableName),
    })),
  async run(input, service) {
    const items = itemsOf(input);
    const prepared = items.map(({ kind, input: item }) => {
      if (kind === 'ConditionCheck' && item.ConditionExpression === undefined) {
        throw new AwsError('ValidationException', 'The expression can not be empty;');
      }
      const name = actions[kind] as string;
      return { kind, name, item, data: validated(name, item, service.store) };
    });
    await service.timeToLive.expire(items.map(({ input: { TableName } }) => TableName));
    const token = typeof input.ClientRequestToken === 'string' ? input.ClientRequestToken : undefined;
    const digest = digestOf(input.TransactItems);
    return service.exclusive(async (buffer) => {
      if (token !== undefined && (await service.tokens.isRepeated(token, digest, buffer))) return {};
      await refuseRepeated(items, service);
      const reasons = [];
      for (const { kind, name, item, data } of prepared) {
        const target = kind === 'ConditionCheck' ? new WriteBuffer(service.store) : buffer;
        const attempt = perform(name, data, target.store).catch(async (error: unknown) => {
          throw await withOldItem(error, item, service);
        });
        reasons.push(await reasonOf(attempt));
      }
      refuseCancelled(reasons);
      return {};
    });
  },
};
