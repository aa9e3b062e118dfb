import db, { type Store } from 'dynalite/db/index.js';
import type { ServiceContext } from '../../service.ts';
import { RequestTokens } from './request-tokens.ts';
import { TimeToLive } from './time-to-live.ts';
import { WriteBuffer } from './write-buffer.ts';

/** O estado do DynamoDB local: as tabelas, na memória ou num LevelDB dentro da pasta. */
export class DynamoDB {
  readonly context: ServiceContext;
  readonly store: Store;
  readonly timeToLive: TimeToLive;
  readonly tokens: RequestTokens;
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: ServiceContext) {
    this.context = context;
    const path = context.storage.isPersistent ? context.storage.folder('dynamodb') : undefined;
    this.store = db.create({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    this.store.tableDb.awsAccountId = context.accountId;
    this.store.tableDb.awsRegion = context.region;
    this.timeToLive = new TimeToLive(this);
    this.tokens = new RequestTokens(this.store, context.clock);
  }

  /** O ARN de uma tabela, dado pelo nome ou pelo próprio ARN. */
  tableArn(table: unknown): string {
    const text = String(table);
    if (text.startsWith('arn:')) return text;
    return `arn:aws:dynamodb:${this.context.region}:${this.context.accountId}:table/${text}`;
  }

  /**
   * Faz `work` sem que outra gravação aconteça no meio, e no fim grava de uma vez o que ele deixou em `buffer`.
   * Se ele falhar, nada é gravado.
   */
  exclusive<T>(work: (buffer: WriteBuffer) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      const buffer = new WriteBuffer(this.store);
      const result = await work(buffer);
      await buffer.commit();
      this.timeToLive.notice(buffer);
      return result;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    await this.#last;
    await new Promise<void>((resolve) => this.store.lifecycleManager.gracefulClose(() => resolve()));
  }
}
