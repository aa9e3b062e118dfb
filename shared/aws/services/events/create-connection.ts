import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalOneOf, optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { authorizationOf, httpParametersIn } from './authorization.ts';
import { summarizeConnection } from './describe-connection.ts';
import type { Events } from './events.ts';
import { type AuthorizationType, authorizationTypes, type ConnectionRecord } from './records.ts';

/** `CreateConnection`: nasce autorizada. O token de OAuth só é pedido quando uma HTTP Task precisa dele. */
export const createConnection: Action<Events> = {
  permission: (input, service) => ({
    action: 'events:CreateConnection',
    resource: service.arn(`connection/${String(input.Name)}`),
  }),
  run(input, service) {
    const name = requiredString(input, 'Name', { min: 1, max: 64 });
    if (!/^[.\-_A-Za-z0-9]+$/.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
      );
    }
    if (service.connections.get(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Connection ${name} already exists.`);
    }
    requiredString(input, 'AuthorizationType');
    const type = optionalOneOf(input, 'AuthorizationType', authorizationTypes) as AuthorizationType;
    const { region, accountId, clock } = service.context;
    const now = clock.now();
    const description = optionalString(input, 'Description', { max: 512 });
    const connection: ConnectionRecord = {
      name,
      arn: service.arn(`connection/${name}/${randomUUID()}`),
      secretArn: `arn:aws:secretsmanager:${region}:${accountId}:secret:events!connection/${name}/${randomUUID()}`,
      ...(description === undefined ? {} : { description }),
      authorization: authorizationOf(type, input.AuthParameters),
      parameters: httpParametersIn(input.AuthParameters, 'InvocationHttpParameters'),
      creationTime: now,
      lastModifiedTime: now,
      lastAuthorizedTime: now,
    };
    service.connections.set(name, connection);
    const { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime } =
      summarizeConnection(connection);
    return { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime };
  },
};
