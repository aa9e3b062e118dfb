import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action, Permission } from '../../service.ts';
import { keyOf, perform, tableOf, validated } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';
import type { Item } from './records.ts';

/** As tabelas de que a chamada precisa. */
function tablesIn(input: JsonObject): unknown[] {
  if (isObject(input.RequestItems)) return Object.keys(input.RequestItems);
  return [input.TableName ?? input.ResourceArn].filter((table) => table !== undefined);
}

function permissionsFor(name: string, input: JsonObject, service: DynamoDB): Permission[] {
  const action = `dynamodb:${name}`;
  const tables = tablesIn(input);
  if (tables.length === 0) return [{ action, resource: '*' }];
  const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : '';
  return tables.map((table) => ({ action, resource: `${service.tableArn(table)}${index}` }));
}

/** As ações que gravam itens: o item e os seus índices vão ao disco de uma vez. */
const writers = new Set(['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem']);

/** As ações que deixam a tabela mudando de estado. */
const changing = new Set(['CreateTable', 'DeleteTable', 'UpdateTable']);

/** Espera a tabela parar de mudar: aqui isso leva um instante, e quem cria já pode gravar. */
async function settled({ store }: DynamoDB, TableName: unknown): Promise<void> {
  for (;;) {
    const table = await tableOf(store, TableName).catch(() => undefined);
    if (!table || table.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Põe no erro de uma condição o item que a fez falhar, quando o cliente pede. */
export async function withOldItem(error: unknown, input: JsonObject, service: DynamoDB): Promise<unknown> {
  if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') return error;
  if (input.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return error;
  const { TableName } = input;
  const Key = keyOf((input.Key ?? input.Item) as Item, await tableOf(service.store, TableName));
  const { Item } = (await perform('GetItem', { TableName, Key }, service.store)) as { Item?: Item };
  return new AwsError(error.code, error.message, error.status, {
    ...error.fields,
    ...(Item ? { Item } : {}),
  });
}

/** A ação do DynamoDB com este nome: o dynalite confere os tipos, os valores, e a executa. */
export function operation(name: string): Action<DynamoDB> {
  return {
    permission: (input, service) => permissionsFor(name, input, service),
    async run(input, service) {
      const data = validated(name, input, service.store);
      await service.timeToLive.expire(tablesIn(data));
      if (writers.has(name)) {
        return service.exclusive(async (buffer) => {
          try {
            return await perform(name, data, buffer.store);
          } catch (error) {
            throw await withOldItem(error, input, service);
          }
        });
      }
      if (!changing.has(name)) return perform(name, data, service.store);
      return service.exclusive(async () => {
        const output = await perform(name, data, service.store);
        await settled(service, data.TableName);
        if (name === 'DeleteTable') service.timeToLive.forget(String(data.TableName));
        return output;
      });
    },
  };
}
