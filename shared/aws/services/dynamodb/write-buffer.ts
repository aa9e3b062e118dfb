import type { Key, Store, SubDb } from 'dynalite/db/index.js';
import type { Item } from './records.ts';

type Done = (error: Error | null, value?: unknown) => void;
type Write = { readonly type: 'put'; readonly value: unknown } | { readonly type: 'del' };

/**
 * Uma vista do banco que segura o que se grava nela e o grava de uma vez só. As ações do dynalite gravam o
 * item e cada índice em separado: uma queda no meio deixaria um índice que aponta para o que não existe.
 */
export class WriteBuffer {
  /** O que se dá a uma ação do dynalite no lugar do banco. */
  readonly store: Store;
  readonly #db: Store['db'];
  readonly #writes = new Map<Key, Write>();
  readonly #afterwards: (() => void)[] = [];

  constructor(store: Store) {
    this.#db = store.db;
    this.store = {
      ...store,
      getItemDb: (table) => this.#view(`item-${table}~`),
      getIndexDb: (type, table, index) => this.#view(`index-${type.toLowerCase()}~${table}~${index}~`),
    };
  }

  /** Os itens que seriam gravados na tabela. */
  *itemsPut(table: string): Generator<Item> {
    for (const [key, write] of this.#writes)
      if (write.type === 'put' && key.startsWith(`item-${table}~`)) yield write.value as Item;
  }

  /** Grava também isto, fora das tabelas. */
  put(key: Key, value: unknown): void {
    this.#writes.set(key, { type: 'put', value });
  }

  delete(key: Key): void {
    this.#writes.set(key, { type: 'del' });
  }

  /** Faz `work` assim que tudo estiver gravado, antes de qualquer outra gravação. */
  onCommit(work: () => void): void {
    this.#afterwards.push(work);
  }

  /** Grava tudo, ou nada. */
  async commit(): Promise<void> {
    if (this.#writes.size === 0) return;
    await this.#db.batch([...this.#writes].map(([key, write]) => ({ key, ...write })));
    for (const work of this.#afterwards) work();
  }

  /** Uma parte do banco, pelo prefixo das suas chaves. Quem a usa já tem o banco só para si: a tranca não espera. */
  #view(prefix: string): SubDb {
    return {
      get: (key: Key, done: Done) => {
        const write = this.#writes.get(prefix + key);
        if (!write) this.#db.get(prefix + key, done);
        else setImmediate(done, null, write.type === 'put' ? write.value : undefined);
      },
      put: (key: Key, value: unknown, done: Done) => {
        this.#writes.set(prefix + key, { type: 'put', value });
        setImmediate(done, null);
      },
      del: (key: Key, done: Done) => {
        this.#writes.set(prefix + key, { type: 'del' });
        setImmediate(done, null);
      },
      lock: (_key, work) => work((done) => done),
    };
  }
}
