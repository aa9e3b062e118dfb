import { optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { summarizeConnection } from './describe-connection.ts';
import type { Events } from './events.ts';
import { page } from './paging.ts';

/** `ListConnections` */
export const listConnections: Action<Events> = {
  permission: (_input, service) => ({
    action: 'events:ListConnections',
    resource: service.arn('connection/*'),
  }),
  run(input, service) {
    const prefix = optionalString(input, 'NamePrefix') ?? '';
    const named = [...service.connections.values()].filter(({ name }) => name.startsWith(prefix));
    const { items, next } = page(named, input);
    return { Connections: items.map(summarizeConnection), ...next };
  },
};
