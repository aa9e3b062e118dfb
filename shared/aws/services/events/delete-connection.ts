import type { Action } from '../../service.ts';
import { summarizeConnection } from './describe-connection.ts';
import type { Events } from './events.ts';

/** `DeleteConnection` */
export const deleteConnection: Action<Events> = {
  permission: (input, service) => ({
    action: 'events:DeleteConnection',
    resource: service.connectionArn(input.Name),
  }),
  run(input, service) {
    const connection = service.connection(input.Name);
    service.connections.delete(connection.name);
    const { Name: _name, AuthorizationType: _type, ...summary } = summarizeConnection(connection);
    return { ...summary, ConnectionState: 'DELETING' };
  },
};
