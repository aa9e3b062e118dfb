import type { Store } from 'dynalite/db/index.js';

interface TableRow {
  TableStatus: string;
  GlobalSecondaryIndexes?: { IndexStatus: string }[];
}

/**
 * Termina o que uma queda deixou no meio: o dynalite guarda uma tabela como `CREATING` e só depois como `ACTIVE`, e
 * ninguém mais mexeria nela. Uma que estava sendo apagada acaba de ser.
 */
export async function settleTables(store: Store): Promise<void> {
  const done = (call: (done: (error: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
  const { tableDb } = store;
  const keys: string[] = [];
  for await (const key of tableDb.createKeyStream()) keys.push(String(key));
  for (const key of keys) {
    const value = await new Promise<TableRow>((resolve, reject) =>
      tableDb.get(key, (error, found) => (error ? reject(error) : resolve(found as TableRow))),
    );
    if (value.TableStatus === 'DELETING') {
      await done((end) => store.deleteItemDb(key, end));
      await done((end) => tableDb.del(key, end));
      continue;
    }
    const indexes = value.GlobalSecondaryIndexes ?? [];
    if (value.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE'))
      continue;
    value.TableStatus = 'ACTIVE';
    for (const index of indexes) index.IndexStatus = 'ACTIVE';
    await done((end) => tableDb.put(key, value, end));
  }
}
