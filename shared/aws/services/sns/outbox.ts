import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { EventIds } from '../local/event-ids.ts';
import type { OutboxMessage } from './records.ts';

/** A caixa de saída: os e-mails e textos que ninguém vai receber de verdade, guardados para quem quiser ler. */
export class Outbox {
  readonly #context: ServiceContext;
  readonly #messages: Collection<OutboxMessage>;
  readonly #ids: EventIds;

  constructor(context: ServiceContext) {
    this.#context = context;
    this.#messages = context.storage.collection('sns/outbox');
    this.#ids = new EventIds(context.clock, this.#messages.values());
  }

  put(message: Omit<OutboxMessage, 'id' | 'receivedAt'>): void {
    const id = this.#ids.next();
    const receivedAt = new Date(this.#context.clock.now()).toISOString();
    this.#messages.set(id, { id, ...message, receivedAt });
  }
}
