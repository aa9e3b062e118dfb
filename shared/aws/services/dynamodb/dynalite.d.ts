// O dynalite não traz tipos. Estes são os das partes que usamos, conferidos na versão 4.0.0, que está fixada.
declare module 'dynalite/db/index.js' {
  interface Store {
    readonly tableDb: { awsAccountId: string; awsRegion: string };
    readonly lifecycleManager: { gracefulClose(done: (error?: Error) => void): void };
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
  export type { Store };
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: object, types: object): object;
    checkValidations(data: object, types: object, custom: unknown, store: unknown): void;
  };
  export default validations;
}
