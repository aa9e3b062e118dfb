import type { LocalAws } from '../../testing/local-aws.ts';
import type { OutboxMessage } from './outbox-message.ts';

/** A caixa de saída da AWS local, para a página. */
export interface Outbox {
  /** As mensagens que vieram depois do marcador; `next` é o marcador da última. */
  read(after: string): Promise<{ messages: OutboxMessage[]; next: string; hasMore: boolean }>;
  clear(): Promise<void>;
}

/** A caixa de saída de uma AWS local de pé. */
export const outboxOf = (aws: LocalAws): Outbox => ({
  read: async (after) =>
    (await aws.call('local', 'ListOutbox', { after })) as Awaited<ReturnType<Outbox['read']>>,
  clear: async () => {
    await aws.call('local', 'ClearOutbox', {});
  },
});
