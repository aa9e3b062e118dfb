import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestHttpServer, testHttpServer } from './test-http-server.ts';
import { connection, httpTask } from './test-http-task.ts';
import { aws, entries, runTask } from './test-machine.ts';

let server: TestHttpServer;
let tokens = 0;

beforeAll(async () => {
  server = await testHttpServer(({ path, headers }, response) => {
    if (path === '/token') {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ access_token: `t${++tokens}`, expires_in: 3600 }));
    } else if (path === '/protegido') {
      // O primeiro token que este servidor dá já não vale quando chega.
      response.writeHead(headers.authorization === 'Bearer t2' ? 200 : 401).end('ok');
    } else response.writeHead(path === '/sumiu' ? 404 : 200).end();
  });
});
afterAll(() => server.close());

const task = (path: string, connectionArn?: string) => httpTask(`${server.url}${path}`, {}, connectionArn);

describe('a conexão', () => {
  test('dado OAuth, pede um token uma vez, e outro quando o servidor recusa o primeiro', async () => {
    const ConnectionArn = await connection('OAUTH_CLIENT_CREDENTIALS', {
      OAuthParameters: {
        ClientParameters: { ClientID: 'cliente', ClientSecret: 'senha' },
        AuthorizationEndpoint: `${server.url}/token`,
        HttpMethod: 'POST',
        OAuthHttpParameters: { BodyParameters: [{ Key: 'scope', Value: 'pedidos' }] },
      },
    });
    const first = await runTask(await task('/protegido', ConnectionArn));
    expect(first).toMatchObject({ error: 'States.Http.StatusCode.401', cause: 'Unauthorized' });
    const second = await runTask(await task('/protegido', ConnectionArn));
    expect(second.status, second.cause).toBe('SUCCEEDED');
    const third = await runTask(await task('/protegido', ConnectionArn));
    expect(third.status, third.cause).toBe('SUCCEEDED');
    expect(tokens).toBe(2);
    const asked = server.received.find(({ path }) => path === '/token');
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'cliente',
      client_secret: 'senha',
      scope: 'pedidos',
    });
  });

  test('dado um servidor de autorização que recusa, a conexão não serve', async () => {
    const ConnectionArn = await connection('OAUTH_CLIENT_CREDENTIALS', {
      OAuthParameters: {
        ClientParameters: { ClientID: 'cliente', ClientSecret: 'senha' },
        AuthorizationEndpoint: `${server.url}/sumiu`,
        HttpMethod: 'POST',
      },
    });
    expect(await runTask(await task('/pedidos', ConnectionArn))).toMatchObject({
      error: 'Events.ConnectionResource.InvalidConnectionState',
    });
  });

  test('dada uma conexão que não existe, a falha diz qual', async () => {
    const ConnectionArn = 'arn:aws:events:us-east-1:123456789012:connection/nenhuma/1';
    expect(await runTask(await task('/pedidos', ConnectionArn))).toMatchObject({
      error: 'Events.ConnectionResource.ResourceNotFound',
      cause: expect.stringContaining(ConnectionArn),
    });
  });
});

describe('as permissões', () => {
  const allow = (Action: string | string[], Condition?: object) => ({
    Effect: 'Allow',
    Action,
    Resource: '*',
    ...(Condition && { Condition }),
  });
  const secret = allow(['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue']);
  const retrieve = allow('events:RetrieveConnectionCredentials');
  const call = (method: string) =>
    allow('states:InvokeHTTPEndpoint', {
      StringEquals: { 'states:HTTPMethod': method },
      StringLike: { 'states:HTTPEndpoint': `${server.url}/ped*` },
    });

  let roles = 0;
  async function runAs(statements: object[]) {
    const name = `http-${++roles}`;
    const arn = `arn:aws:iam::123456789012:role/${name}`;
    aws.context.iam.putRole({
      arn,
      name,
      assumeRolePolicy: {},
      policies: { p: { Statement: statements } },
      managedPolicyArns: [],
    });
    return runTask({ ...(await task('/pedidos')), Credentials: { RoleArn: arn } });
  }

  test('dado um papel com tudo o que a AWS pede, o pedido sai', async () => {
    const run = await runAs([call('GET'), retrieve, secret]);
    expect(run.status, run.cause).toBe('SUCCEEDED');
  });

  test('dado outro método na condição, é States.Permissions, e nada sai', async () => {
    const before = server.received.length;
    expect(await runAs([call('POST'), retrieve, secret])).toMatchObject({
      error: 'States.Permissions',
      cause:
        `AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint ${server.url}/pedidos. ` +
        'Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint',
    });
    expect(server.received).toHaveLength(before);
    expect(entries).toContainEqual({
      kind: 'problem',
      message: expect.stringContaining('não tem a permissão states:InvokeHTTPEndpoint'),
    });
  });

  test.each([
    ['events:RetrieveConnectionCredentials', () => [call('GET'), secret]],
    ['secretsmanager:DescribeSecret', () => [call('GET'), retrieve]],
  ])('dado um papel sem %s, a conexão não se abre', async (action, statements) => {
    expect(await runAs(statements())).toMatchObject({
      error: 'Events.ConnectionResource.AccessDenied',
      cause: expect.stringContaining(`is not authorized to perform: ${action} on resource: arn:aws:`),
    });
  });
});
