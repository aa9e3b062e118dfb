import type { Action, ServiceContext } from '../../service.ts';
import type { EventRecord } from '../events/records.ts';
import { pageAfter } from './after.ts';

/** `GET /_local/events?after=`: os eventos que o EventBridge recebeu, de todos os barramentos. */
export const listEvents: Action<ServiceContext> = {
  route: 'GET /_local/events',
  run(input, { storage }) {
    const { items, ...position } = pageAfter(
      storage.collection<EventRecord>('events/events').values(),
      input,
    );
    return { events: items, ...position };
  },
};
