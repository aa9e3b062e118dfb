import type { Action, ServiceContext } from '../../service.ts';
import type { OutboxMessage } from '../sns/records.ts';
import { pageAfter } from './after.ts';

/** `GET /_local/outbox?after=`: os e-mails e textos que o SNS entregou. */
export const listOutbox: Action<ServiceContext> = {
  route: 'GET /_local/outbox',
  run(input, { storage }) {
    const { items, ...position } = pageAfter(storage.collection<OutboxMessage>('sns/outbox').values(), input);
    return { messages: items, ...position };
  },
};
