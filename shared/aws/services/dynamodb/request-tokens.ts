import type { Store } from 'dynalite/db/index.js';
import type { Clock } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { WriteBuffer } from './write-buffer.ts';

/** Por quanto tempo um `ClientRequestToken` vale. */
const LIFE_MS = 10 * 60 * 1000;

const PREFIX = 'token~';

interface TokenRecord {
  /** O pedido que o usou, como texto. */
  readonly request: string;
  /** Milissegundos desde 1970. */
  readonly usedAt: number;
}

/** Os tokens das transações: o mesmo token não grava duas vezes, nem depois de uma queda. */
export class RequestTokens {
  readonly #store: Store;
  readonly #clock: Clock;
  #loaded: Promise<Map<string, TokenRecord>> | undefined;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Diz se o token já serviu a este mesmo pedido. Se não, ele passa a valer quando `buffer` for gravado.
   * @throws `AwsError` `IdempotentParameterMismatchException` quando ele serviu a outro pedido
   */
  async isRepeated(token: string, request: string, buffer: WriteBuffer): Promise<boolean> {
    this.#loaded ??= this.#load();
    const tokens = await this.#loaded;
    const now = this.#clock.now();
    for (const [old, { usedAt }] of tokens) {
      if (usedAt + LIFE_MS > now) break;
      buffer.delete(PREFIX + old);
      buffer.onCommit(() => tokens.delete(old));
    }
    const known = tokens.get(token);
    const used = known && known.usedAt + LIFE_MS > now ? known : undefined;
    if (used?.request === request) return true;
    if (used) {
      throw new AwsError(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request.',
      );
    }
    const record: TokenRecord = { request, usedAt: now };
    buffer.put(PREFIX + token, record);
    buffer.onCommit(() => tokens.set(token, record));
    return false;
  }

  async #load(): Promise<Map<string, TokenRecord>> {
    const entries: [string, TokenRecord][] = [];
    for await (const [key, value] of this.#store.db.iterator({ gte: PREFIX, lt: `${PREFIX}~` }))
      entries.push([key.slice(PREFIX.length), value as TokenRecord]);
    return new Map(entries.sort(([, a], [, b]) => a.usedAt - b.usedAt));
  }
}
