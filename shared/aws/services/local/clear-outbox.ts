import type { Action, ServiceContext } from '../../service.ts';
import type { OutboxMessage } from '../sns/records.ts';

/** `DELETE /_local/outbox`: esvazia a caixa de saída. Os marcadores já dados continuam valendo. */
export const clearOutbox: Action<ServiceContext> = {
  route: 'DELETE /_local/outbox',
  status: 204,
  run(_input, { storage }) {
    const outbox = storage.collection<OutboxMessage>('sns/outbox');
    for (const { id } of [...outbox.values()]) outbox.delete(id);
    return {};
  },
};
