import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import db from 'dynalite/db/index.js';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../index.ts';

test('dada uma queda enquanto a tabela era criada, ela volta pronta; enquanto era apagada, sai', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'tabelas-'));
  const first = await startLocalAws({ port: 0, storage });
  for (const TableName of ['nasce', 'morre']) {
    await first.call('dynamodb', 'CreateTable', {
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
  }
  await first.close();
  // Como a queda as deixaria no disco.
  const store = db.create({
    path: join(storage, 'dynamodb'),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  for (const [key, TableStatus] of [
    ['nasce', 'CREATING'],
    ['morre', 'DELETING'],
  ] as const) {
    const table = await new Promise<object>((resolve) =>
      store.tableDb.get(key, (_error, value) => resolve(value as object)),
    );
    await new Promise((resolve) => store.tableDb.put(key, { ...table, TableStatus }, resolve));
  }
  await new Promise((resolve) => store.lifecycleManager.gracefulClose(resolve));

  const second = await startLocalAws({ port: 0, storage });
  expect(await second.call('dynamodb', 'ListTables', {})).toEqual({ TableNames: ['nasce'] });
  expect(await second.call('dynamodb', 'DescribeTable', { TableName: 'nasce' })).toMatchObject({
    Table: { TableStatus: 'ACTIVE' },
  });
  await second.close();
  rmSync(storage, { recursive: true, force: true });
});
