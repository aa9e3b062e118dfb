import db, { type Store } from 'dynalite/db/index.js';
import type { ServiceContext } from '../../service.ts';

/** O estado do DynamoDB local: as tabelas, na memória ou num LevelDB dentro da pasta. */
export class DynamoDB {
  readonly context: ServiceContext;
  readonly store: Store;

  constructor(context: ServiceContext) {
    this.context = context;
    const path = context.storage.isPersistent ? context.storage.folder('dynamodb') : undefined;
    this.store = db.create({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    this.store.tableDb.awsAccountId = context.accountId;
    this.store.tableDb.awsRegion = context.region;
  }

  /** O ARN de uma tabela, dado pelo nome ou pelo próprio ARN. */
  tableArn(table: unknown): string {
    const text = String(table);
    if (text.startsWith('arn:')) return text;
    return `arn:aws:dynamodb:${this.context.region}:${this.context.accountId}:table/${text}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.store.lifecycleManager.gracefulClose(() => resolve()));
  }
}
