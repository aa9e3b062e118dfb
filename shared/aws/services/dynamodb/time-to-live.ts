import type { Collection } from '../../storage/storage.ts';
import { keyOf, perform, tableOf } from './dynalite-action.ts';
import type { DynamoDB } from './dynamodb.ts';
import type { Item, TimeToLiveRecord } from './records.ts';
import type { WriteBuffer } from './write-buffer.ts';

/** A AWS não apaga o que venceu há mais do que isto. */
const TOO_OLD_SECONDS = 5 * 365 * 24 * 3600;

/**
 * A vida dos itens. A AWS apaga o vencido quando pode, em até alguns dias; aqui ele some no segundo em que
 * vence, pelo relógio das execuções: antes de cada chamada à tabela, se o primeiro da fila já venceu. Nenhum
 * temporizador fica marcado, e por isso um relógio virtual não anda sozinho atrás de itens.
 */
export class TimeToLive {
  readonly #service: DynamoDB;
  readonly #records: Collection<TimeToLiveRecord>;
  /** O vencimento mais próximo de cada tabela, em segundos desde 1970; ausente quando ainda não foi procurado. */
  readonly #next = new Map<string, number>();

  constructor(service: DynamoDB) {
    this.#service = service;
    this.#records = service.context.storage.collection('dynamodb/time-to-live');
  }

  /** O atributo em que a tabela guarda o vencimento; `undefined` quando está desligado. */
  attributeOf(table: string): string | undefined {
    return this.#records.get(table)?.attribute;
  }

  enable(table: string, attribute: string): void {
    this.#records.set(table, { table, attribute });
    this.#next.delete(table);
  }

  forget(table: string): void {
    this.#records.delete(table);
    this.#next.delete(table);
  }

  /** Anota os vencimentos do que acaba de ser gravado. */
  notice(buffer: WriteBuffer): void {
    for (const { table, attribute } of this.#records.values()) {
      const next = this.#next.get(table);
      if (next === undefined) continue;
      let soonest = next;
      for (const item of buffer.itemsPut(table)) soonest = Math.min(soonest, this.#expiryOf(item, attribute));
      this.#next.set(table, soonest);
    }
  }

  /** Apaga o que já venceu nestas tabelas. */
  async expire(tables: readonly unknown[]): Promise<void> {
    for (const table of tables) {
      const record = this.#records.get(String(table));
      if (record && (this.#next.get(record.table) ?? 0) < this.#now()) await this.#sweep(record);
    }
  }

  #sweep({ table, attribute }: TimeToLiveRecord): Promise<void> {
    return this.#service.exclusive(async (buffer) => {
      const { store } = this.#service;
      const description = await tableOf(store, table).catch(() => undefined);
      if (!description) return;
      const now = this.#now();
      let next = Number.POSITIVE_INFINITY;
      for await (const [, value] of store.db.iterator({ gte: `item-${table}~`, lt: `item-${table}~~` })) {
        const item = value as Item;
        const expiry = this.#expiryOf(item, attribute);
        if (expiry >= now) next = Math.min(next, expiry);
        else {
          await perform('DeleteItem', { TableName: table, Key: keyOf(item, description) }, buffer.store);
        }
      }
      this.#next.set(table, next);
    });
  }

  /** Em segundos desde 1970; infinito quando o item não vence. */
  #expiryOf(item: Item, attribute: string): number {
    const expiry = Number(item[attribute]?.N ?? Number.NaN);
    return expiry > this.#now() - TOO_OLD_SECONDS ? expiry : Number.POSITIVE_INFINITY;
  }

  #now(): number {
    return Math.floor(this.#service.context.clock.now() / 1000);
  }
}
