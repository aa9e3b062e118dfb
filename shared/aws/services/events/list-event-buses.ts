import { optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { describeBus } from './describe-event-bus.ts';
import type { Events } from './events.ts';
import { page } from './paging.ts';

/** `ListEventBuses` */
export const listEventBuses: Action<Events> = {
  permission: (_input, service) => ({
    action: 'events:ListEventBuses',
    resource: service.arn('event-bus/*'),
  }),
  run(input, service) {
    const prefix = optionalString(input, 'NamePrefix') ?? '';
    const all = [service.bus('default'), ...service.buses.values()];
    const { items, next } = page(
      all.filter(({ name }) => name.startsWith(prefix)),
      input,
    );
    return { EventBuses: items.map(describeBus), ...next };
  },
};
