import { optionalOneOf, optionalString } from '../../input.ts';
import { isObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { authorizationOf, httpParametersIn } from './authorization.ts';
import { summarizeConnection } from './describe-connection.ts';
import type { Events } from './events.ts';
import { authorizationTypes, type ConnectionRecord } from './records.ts';

/** `UpdateConnection`: o que não vem no pedido fica como estava. */
export const updateConnection: Action<Events> = {
  permission: (input, service) => ({
    action: 'events:UpdateConnection',
    resource: service.connectionArn(input.Name),
  }),
  run(input, service) {
    const current = service.connection(input.Name);
    const type = optionalOneOf(input, 'AuthorizationType', authorizationTypes) ?? current.authorization.type;
    const given = isObject(input.AuthParameters) ? input.AuthParameters : {};
    const changesAuthorization =
      type !== current.authorization.type ||
      Object.keys(given).some(
        (name) => name !== 'InvocationHttpParameters' && name !== 'ConnectivityParameters',
      );
    const now = service.context.clock.now();
    const updated: ConnectionRecord = {
      ...current,
      description: optionalString(input, 'Description', { max: 512 }) ?? current.description,
      authorization: changesAuthorization ? authorizationOf(type, given) : current.authorization,
      parameters:
        given.InvocationHttpParameters === undefined
          ? current.parameters
          : httpParametersIn(given, 'InvocationHttpParameters'),
      lastModifiedTime: now,
      lastAuthorizedTime: now,
    };
    service.connections.set(current.name, updated);
    const { Name: _name, AuthorizationType: _type, ...summary } = summarizeConnection(updated);
    return summary;
  },
};
