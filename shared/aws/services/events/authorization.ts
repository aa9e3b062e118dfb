import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Authorization, AuthorizationType, HttpParameters, Parameter } from './records.ts';

function objectIn(value: unknown, field: string): JsonObject {
  const inner = isObject(value) ? value[field] : undefined;
  return isObject(inner) ? inner : {};
}

function parametersIn(value: JsonObject, field: string): Parameter[] {
  const list = value[field];
  return (Array.isArray(list) ? list : []).filter(isObject).map(({ Key, Value, IsValueSecret }) => ({
    Key: String(Key ?? ''),
    Value: String(Value ?? ''),
    ...(IsValueSecret === true ? { IsValueSecret } : {}),
  }));
}

/** Os parâmetros de cabeçalho, consulta e corpo guardados em `field`. */
export function httpParametersIn(value: unknown, field: string): HttpParameters {
  const given = objectIn(value, field);
  return {
    HeaderParameters: parametersIn(given, 'HeaderParameters'),
    QueryStringParameters: parametersIn(given, 'QueryStringParameters'),
    BodyParameters: parametersIn(given, 'BodyParameters'),
  };
}

function required(value: JsonObject, field: string, path: string): string {
  const text = value[field];
  if (typeof text === 'string' && text !== '') return text;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value null at '${path}.${field}' failed to satisfy constraint: Member must not be null`,
  );
}

function oauthOf(parameters: unknown): Authorization {
  const oauth = objectIn(parameters, 'OAuthParameters');
  const client = objectIn(oauth, 'ClientParameters');
  const path = 'authParameters.oAuthParameters';
  const endpoint = required(oauth, 'AuthorizationEndpoint', path);
  const method = required(oauth, 'HttpMethod', path);
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT') {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${method}' at '${path}.httpMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET, PUT]`,
    );
  }
  return {
    type: 'OAUTH_CLIENT_CREDENTIALS',
    endpoint,
    method,
    clientId: required(client, 'ClientID', `${path}.clientParameters`),
    clientSecret: required(client, 'ClientSecret', `${path}.clientParameters`),
    parameters: httpParametersIn(oauth, 'OAuthHttpParameters'),
  };
}

const readers: Readonly<Record<AuthorizationType, (parameters: unknown) => Authorization>> = {
  API_KEY(parameters) {
    const given = objectIn(parameters, 'ApiKeyAuthParameters');
    const path = 'authParameters.apiKeyAuthParameters';
    return {
      type: 'API_KEY',
      name: required(given, 'ApiKeyName', path),
      value: required(given, 'ApiKeyValue', path),
    };
  },
  BASIC(parameters) {
    const given = objectIn(parameters, 'BasicAuthParameters');
    const path = 'authParameters.basicAuthParameters';
    return {
      type: 'BASIC',
      username: required(given, 'Username', path),
      password: required(given, 'Password', path),
    };
  },
  OAUTH_CLIENT_CREDENTIALS: oauthOf,
};

/**
 * Como uma conexão se identifica, tirado de `AuthParameters`.
 * @throws `AwsError` `ValidationException` quando falta algo do tipo pedido
 */
export function authorizationOf(type: AuthorizationType, parameters: unknown): Authorization {
  return readers[type](parameters);
}

function withoutSecrets({ HeaderParameters, QueryStringParameters, BodyParameters }: HttpParameters): object {
  const shown = (list: readonly Parameter[]) =>
    list.map(({ Key, Value, IsValueSecret }) => (IsValueSecret ? { Key, IsValueSecret } : { Key, Value }));
  return {
    ...(HeaderParameters.length > 0 ? { HeaderParameters: shown(HeaderParameters) } : {}),
    ...(QueryStringParameters.length > 0 ? { QueryStringParameters: shown(QueryStringParameters) } : {}),
    ...(BodyParameters.length > 0 ? { BodyParameters: shown(BodyParameters) } : {}),
  };
}

function shownAuthorization(authorization: Authorization): object {
  switch (authorization.type) {
    case 'API_KEY':
      return { ApiKeyAuthParameters: { ApiKeyName: authorization.name } };
    case 'BASIC':
      return { BasicAuthParameters: { Username: authorization.username } };
    case 'OAUTH_CLIENT_CREDENTIALS':
      return {
        OAuthParameters: {
          ClientParameters: { ClientID: authorization.clientId },
          AuthorizationEndpoint: authorization.endpoint,
          HttpMethod: authorization.method,
          OAuthHttpParameters: withoutSecrets(authorization.parameters),
        },
      };
  }
}

/** `AuthParameters` como `DescribeConnection` os mostra: sem senha, chave ou valor marcado como segredo. */
export function shownParameters(authorization: Authorization, parameters: HttpParameters): object {
  const invocation = withoutSecrets(parameters);
  return {
    ...shownAuthorization(authorization),
    ...(Object.keys(invocation).length > 0 ? { InvocationHttpParameters: invocation } : {}),
  };
}
