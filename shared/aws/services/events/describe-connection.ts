import type { Action } from '../../service.ts';
import { shownParameters } from './authorization.ts';
import type { Events } from './events.ts';
import type { ConnectionRecord } from './records.ts';

/** Uma conexão, como as listas a mostram. Datas em segundos desde 1970. */
export function summarizeConnection(connection: ConnectionRecord) {
  return {
    ConnectionArn: connection.arn,
    Name: connection.name,
    ConnectionState: 'AUTHORIZED',
    AuthorizationType: connection.authorization.type,
    CreationTime: connection.creationTime / 1000,
    LastModifiedTime: connection.lastModifiedTime / 1000,
    LastAuthorizedTime: connection.lastAuthorizedTime / 1000,
  };
}

/** `DescribeConnection`: tudo, menos os segredos. */
export const describeConnection: Action<Events> = {
  permission: (input, service) => ({
    action: 'events:DescribeConnection',
    resource: service.connectionArn(input.Name),
  }),
  run(input, service) {
    const connection = service.connection(input.Name);
    const { description } = connection;
    return {
      ...summarizeConnection(connection),
      ...(description === undefined ? {} : { Description: description }),
      SecretArn: connection.secretArn,
      AuthParameters: shownParameters(connection.authorization, connection.parameters),
    };
  },
};
