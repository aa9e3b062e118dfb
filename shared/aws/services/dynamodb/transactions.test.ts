import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../asl/index.ts';
import { type LocalAws, startLocalAws } from '../../index.ts';

const TableName = 'contas';
const clock = new VirtualClock();
let aws: LocalAws;
let client: DynamoDBClient;

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, clock });
  client = new DynamoDBClient({ ...aws.clientConfig, maxAttempts: 1 });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'dono', AttributeType: 'S' },
        { AttributeName: 'cidade', AttributeType: 'S' },
      ],
      KeySchema: [{ AttributeName: 'dono', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'por-cidade',
          KeySchema: [{ AttributeName: 'cidade', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

const account = (dono: string, saldo: number) => ({ dono: { S: dono }, saldo: { N: String(saldo) } });

async function open(dono: string, saldo: number): Promise<void> {
  await client.send(new PutItemCommand({ TableName, Item: account(dono, saldo) }));
}

async function balance(dono: string): Promise<number | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { dono: { S: dono } } }));
  return Item && Number(Item.saldo?.N);
}

/** Soma `value` ao saldo, que não pode ficar negativo. */
function add(dono: string, value: number): TransactWriteItem {
  return {
    Update: {
      TableName,
      Key: { dono: { S: dono } },
      UpdateExpression: 'SET saldo = saldo + :v',
      ConditionExpression: 'saldo >= :min',
      ExpressionAttributeValues: { ':v': { N: String(value) }, ':min': { N: String(-value) } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));

describe('TransactWriteItems', () => {
  test('dada uma transferência possível, os dois lados mudam', async () => {
    await open('ana', 100);
    await open('bia', 0);
    await transact([add('ana', -30), add('bia', 30)]);
    expect([await balance('ana'), await balance('bia')]).toEqual([70, 30]);
  });

  test('dada uma condição que falha, nada muda, e a razão de cada item vem em ordem', async () => {
    await open('caio', 10);
    await open('duda', 0);
    await expect(transact([add('caio', -30), add('duda', 30)])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]',
      CancellationReasons: [
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: account('caio', 10),
        },
        { Code: 'None' },
      ],
    });
    expect([await balance('caio'), await balance('duda')]).toEqual([10, 0]);
  });

  test('dados ConditionCheck, Put e Delete, a conferência decide pelos outros', async () => {
    await open('eva', 1);
    const items = (exists: string): TransactWriteItem[] => [
      {
        ConditionCheck: {
          TableName,
          Key: { dono: { S: exists } },
          ConditionExpression: 'attribute_exists(dono)',
        },
      },
      { Put: { TableName, Item: account('nova', 5) } },
      { Delete: { TableName, Key: { dono: { S: 'velha' } } } },
    ];
    await open('velha', 9);
    await expect(transact(items('ninguém'))).rejects.toMatchObject({
      message: expect.stringContaining('[ConditionalCheckFailed, None, None]'),
    });
    expect([await balance('nova'), await balance('velha')]).toEqual([undefined, 9]);
    await transact(items('eva'));
    expect([await balance('nova'), await balance('velha'), await balance('eva')]).toEqual([5, undefined, 1]);
  });

  test('dadas cem transferências ao mesmo tempo, o dinheiro é o mesmo no fim', async () => {
    const people = ['p1', 'p2', 'p3', 'p4'];
    for (const person of people) await open(person, 50);
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, i) =>
        transact([add(people[i % 2] ?? '', -20), add(people[2 + ((i >> 1) % 2)] ?? '', 20)]),
      ),
    );
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
    const balances = await Promise.all(people.map(balance));
    expect(balances.reduce<number>((total, value) => total + (value ?? 0), 0)).toBe(200);
    expect(Math.min(...balances.map((value) => value ?? -1))).toBeGreaterThanOrEqual(0);
  });

  test('dado o mesmo ClientRequestToken, grava uma vez só por dez minutos', async () => {
    await open('rui', 0);
    await transact([add('rui', 1)], 'token-1');
    await transact([add('rui', 1)], 'token-1');
    expect(await balance('rui')).toBe(1);
    await expect(transact([add('rui', 2)], 'token-1')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    let isOver = false;
    clock.at(clock.now() + 601_000, () => {
      isOver = true;
    });
    await expect.poll(() => isOver).toBe(true);
    await transact([add('rui', 2)], 'token-1');
    expect(await balance('rui')).toBe(3);
  });

  test.each([
    ['nenhum item', [], /Member must have length greater than or equal to 1/],
    [
      'duas espécies num item',
      [{ ...add('x', 1), Delete: { TableName, Key: { dono: { S: 'x' } } } }],
      /can only contain one of/,
    ],
    ['o mesmo item duas vezes', [add('ana', 1), add('ana', 1)], /multiple operations on one item/],
  ] satisfies [string, TransactWriteItem[], RegExp][])('dado %s, recusa', async (_case, items, message) => {
    await expect(transact(items)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  test('dado um índice, a transação o muda junto com o item', async () => {
    const Item = { ...account('isa', 1), cidade: { S: 'Recife' } };
    await transact([{ Put: { TableName, Item } }]);
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'por-cidade',
        KeyConditionExpression: 'cidade = :c',
        ExpressionAttributeValues: { ':c': { S: 'Recife' } },
      }),
    );
    expect(Items).toEqual([Item]);
  });
});

test('dado TransactGetItems, devolve cada item no seu lugar, e vazio no do que não há', async () => {
  await open('leo', 7);
  const get = (dono: string) => ({ Get: { TableName, Key: { dono: { S: dono } } } });
  const { Responses } = await client.send(
    new TransactGetItemsCommand({ TransactItems: [get('sumiu'), get('leo')] }),
  );
  expect(Responses).toEqual([{}, { Item: account('leo', 7) }]);
});

test('dado ReturnValuesOnConditionCheckFailure, o erro traz o item que está lá', async () => {
  await open('mel', 3);
  await expect(
    client.send(
      new UpdateItemCommand({
        TableName,
        Key: { dono: { S: 'mel' } },
        UpdateExpression: 'SET saldo = :z',
        ConditionExpression: 'saldo = :z',
        ExpressionAttributeValues: { ':z': { N: '0' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: account('mel', 3) });
});
