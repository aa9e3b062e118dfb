// O dynalite não traz tipos. Estes são os das partes que usamos, conferidos na versão 4.0.0, que está fixada.
declare module 'dynalite/db/index.js' {
  type Key = string;
  type Done = (error: Error | null, value?: unknown) => void;
  /** As chaves de uma tabela ou de um índice, dentro do banco. */
  interface SubDb {
    get(key: Key, done: Done): void;
    put(key: Key, value: unknown, done: Done): void;
    del(key: Key, done: Done): void;
    lock(key: Key, work: (release: (done: Done) => Done) => void): void;
  }
  type Write = { key: Key } & ({ type: 'put'; value: unknown } | { type: 'del' });
  interface Store {
    readonly db: {
      get(key: Key, done: Done): void;
      batch(writes: readonly Write[]): Promise<void>;
      iterator(range: { gte: Key; lt: Key }): AsyncIterable<[Key, unknown]>;
    };
    readonly tableDb: SubDb & {
      awsAccountId: string;
      awsRegion: string;
      createKeyStream(): AsyncIterable<unknown>;
    };
    deleteItemDb(table: string, done: Done): void;
    readonly lifecycleManager: { gracefulClose(done: (error?: Error) => void): void };
    getItemDb(table: string): SubDb;
    getIndexDb(type: string, table: string, index: string): SubDb;
  }
  const db: {
    create(options: {
      path?: string;
      createTableMs: number;
      deleteTableMs: number;
      updateTableMs: number;
    }): Store;
  };
  export default db;
  export type { Key, Store, SubDb };
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: object, types: object): object;
    checkValidations(data: object, types: object, custom: unknown, store: unknown): void;
  };
  export default validations;
}
