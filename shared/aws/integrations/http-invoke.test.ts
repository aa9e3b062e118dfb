import type { ServerResponse } from 'node:http';
import { CreateConnectionCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TaskError } from '../../asl/index.ts';
import { httpInvoke } from './http-invoke.ts';
import { type TestHttpServer, testHttpServer } from './test-http-server.ts';
import { aws, end, machine, runTask, start } from './test-machine.ts';

let server: TestHttpServer;
let events: EventBridgeClient;
let attempts = 0;
let tokens = 0;

const routes: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/pedidos': (response) =>
    response
      .writeHead(201, { 'content-type': 'application/json', 'x-numero': ['1', '2'] })
      .end('{ "id": 7, "total": 10.0 }'),
  '/texto': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('{"não":"é JSON"}'),
  '/mentira': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{quase'),
  '/imagem': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/bytes': (response) => response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x00])),
  '/enorme': (response) => response.writeHead(200).end('x'.repeat(300_000)),
  '/sumiu': (response) => response.writeHead(404).end('{"motivo":"não existe"}'),
  '/mudou': (response) => response.writeHead(302, { location: '/pedidos' }).end(),
  '/instavel': (response) => {
    attempts++;
    if (attempts % 3 === 0) response.writeHead(200).end('enfim');
    else response.writeHead(500).end();
  },
  '/cai': (response) => response.destroy(),
  '/demora': () => {},
  '/token': (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ access_token: `t${++tokens}`, expires_in: 3600 })),
};

beforeAll(async () => {
  server = await testHttpServer(({ path, headers }, response) => {
    const [name = ''] = path.split('?');
    // A cada dois pedidos o servidor esquece os tokens que deu.
    if (name === '/protegido') {
      response.writeHead(headers.authorization === `Bearer t${tokens}` && tokens > 1 ? 200 : 401).end('ok');
    } else (routes[name] ?? ((other) => other.writeHead(400).end()))(response);
  });
  events = new EventBridgeClient(aws.clientConfig);
});
afterAll(async () => {
  events.destroy();
  await server.close();
});

let count = 0;
async function connection(
  AuthorizationType: 'API_KEY' | 'BASIC' | 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: object,
): Promise<string> {
  const command = new CreateConnectionCommand({ Name: `c${++count}`, AuthorizationType, AuthParameters });
  return (await events.send(command)).ConnectionArn ?? '';
}

const chave = () =>
  connection('API_KEY', { ApiKeyAuthParameters: { ApiKeyName: 'X-Chave', ApiKeyValue: 'segredo' } });

/** Uma HTTP Task que chama um caminho do servidor. */
async function task(path: string, more: object = {}, ConnectionArn?: string): Promise<object> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: `${server.url}${path}`,
      Method: 'GET',
      InvocationConfig: { ConnectionArn: ConnectionArn ?? (await chave()) },
      ...more,
    },
    End: true,
  };
}

describe('o pedido', () => {
  test('dados cabeçalhos, consulta e corpo, manda tudo com o que o Step Functions sempre põe', async () => {
    const run = await runTask(
      await task('/pedidos?a=1', {
        Method: 'POST',
        Headers: { 'X-Loja': 'centro' },
        QueryParameters: { b: 'ç', c: ['2', 3] },
        RequestBody: { itens: [1, 2.5] },
      }),
    );
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const request = server.received.at(-1);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/pedidos?a=1&b=%C3%A7&c=2&c=3',
      body: '{"itens":[1,2.5]}',
    });
    expect(request?.headers).toMatchObject({
      'x-loja': 'centro',
      'x-chave': 'segredo',
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1',
      range: 'bytes=0-262144',
    });
  });

  test('dada a conexão com os mesmos nomes, os valores dela vencem os da definição', async () => {
    const ConnectionArn = await connection('BASIC', {
      BasicAuthParameters: { Username: 'ana', Password: 'p@ss' },
      InvocationHttpParameters: {
        HeaderParameters: [{ Key: 'X-Quem', Value: 'conexao' }],
        QueryStringParameters: [{ Key: 'q', Value: 'conexao' }],
        BodyParameters: [{ Key: 'Mode', Value: 'conexao' }],
      },
    });
    await runTask(
      await task(
        '/pedidos',
        {
          Method: 'POST',
          Headers: { 'x-quem': 'definicao' },
          QueryParameters: { q: 'definicao', r: '1' },
          RequestBody: { Mode: 'definicao', Job: 'x' },
        },
        ConnectionArn,
      ),
    );
    const request = server.received.at(-1);
    expect(request?.path).toBe('/pedidos?r=1&q=conexao');
    expect(JSON.parse(request?.body ?? '')).toEqual({ Mode: 'conexao', Job: 'x' });
    expect(request?.headers).toMatchObject({
      'x-quem': 'conexao',
      authorization: `Basic ${Buffer.from('ana:p@ss').toString('base64')}`,
    });
  });

  test.each([
    ['INDICES', 'cor%5B0%5D=azul&cor%5B1%5D=rosa&quem%5Bnome%5D=Ana%20B'],
    ['REPEAT', 'cor=azul&cor=rosa&quem%5Bnome%5D=Ana%20B'],
    ['COMMAS', 'cor=azul,rosa&quem%5Bnome%5D=Ana%20B'],
    ['BRACKETS', 'cor%5B%5D=azul&cor%5B%5D=rosa&quem%5Bnome%5D=Ana%20B'],
  ])('dado um formulário com listas %s, codifica como a documentação', async (ArrayFormat, body) => {
    await runTask(
      await task('/pedidos', {
        Method: 'POST',
        Headers: { 'content-type': 'application/x-www-form-urlencoded' },
        RequestBody: { cor: ['azul', 'rosa'], quem: { nome: 'Ana B' } },
        Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat } },
      }),
    );
    expect(server.received.at(-1)?.body).toBe(body);
    expect(server.received.at(-1)?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  test.each([
    [{ Headers: { Authorization: 'x' } }, 'Authorization'],
    [{ Headers: { 'X-Amz-Date': 'x' } }, 'X-Amz-Date'],
    [{ Headers: { 'X-Ok': 'a\r\nX-Injetado: b' } }, 'X-Ok'],
    [{ Method: 'TRACE' }, 'Method'],
    [{ ApiEndpoint: 'http://exemplo.com' }, 'HTTPS'],
    [{ ApiEndpoint: 'file:///etc/passwd' }, 'HTTPS'],
    [{ InvocationConfig: {} }, 'ConnectionArn'],
  ])('dado %j, que a AWS não deixa, é States.Runtime e nada sai', async (more, cause) => {
    const before = server.received.length;
    const run = await runTask(await task('/pedidos', more));
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(cause),
    });
    expect(server.received).toHaveLength(before);
  });
});

describe('a resposta', () => {
  test('dado JSON, o corpo vem lido, com os números como vieram', async () => {
    const run = await runTask(await task('/pedidos'));
    expect(run.output).toContain('"ResponseBody":{"id":7,"total":10.0}');
    expect(JSON.parse(run.output ?? '')).toMatchObject({
      Headers: { 'content-type': ['application/json'], 'x-numero': ['1', '2'] },
      StatusCode: 201,
      StatusText: 'Created',
    });
    expect(run.types.slice(2, 5)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSucceeded']);
  });

  test.each([
    ['/texto', '{"não":"é JSON"}'],
    ['/mentira', '{quase'],
  ])('dado o corpo de %s, que não é JSON, vem como texto', async (path, body) => {
    expect(JSON.parse((await runTask(await task(path))).output ?? '')).toMatchObject({ ResponseBody: body });
  });

  test.each([
    ['/sumiu', 'States.Http.StatusCode.404', 'Not Found'],
    ['/mudou', 'States.Http.StatusCode.302', 'Found'],
    ['/imagem', 'States.Runtime', 'image/png'],
    ['/bytes', 'States.Runtime', 'valid string'],
    ['/enorme', 'States.DataLimitExceeded', 'exceeding the maximum number of bytes'],
    ['/cai', 'States.Http.Socket', 'socket hang up'],
  ])('dado %s, falha com %s', async (path, error, cause) => {
    expect(await runTask(await task(path))).toMatchObject({
      status: 'FAILED',
      error,
      cause: expect.stringContaining(cause),
    });
  });

  test('dado um servidor que falha duas vezes, o Retry chega à resposta', async () => {
    const Retry = [{ ErrorEquals: ['States.Http.StatusCode.500'], IntervalSeconds: 1, BackoffRate: 1 }];
    const run = await end(await start(await machine({ T: { ...(await task('/instavel')), Retry } })));
    expect(JSON.parse(run.output ?? '')).toMatchObject({ ResponseBody: 'enfim', StatusCode: 200 });
    expect(attempts).toBe(3);
  });

  test('dado um servidor que não responde, desiste no prazo', async () => {
    const invoke = httpInvoke(50);
    const request = {
      resource: 'arn:aws:states:::http:invoke',
      arguments: {
        ApiEndpoint: `${server.url}/demora`,
        Method: 'GET',
        InvocationConfig: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/x/1' },
      },
      signal: new AbortController().signal,
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:m:e',
    };
    const connections = {
      region: 'us-east-1',
      open: async () => ({ headers: {}, query: {}, body: {} }),
      refused() {},
    };
    const failure = await Promise.resolve(invoke(request as never, { connections } as never)).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(TaskError);
    expect(failure).toMatchObject({
      error: 'States.Http.Socket',
      causeText: 'The HTTP request timed out after 0.05 seconds',
    });
  });
});

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
    const first = await runTask(await task('/protegido', {}, ConnectionArn));
    expect(first).toMatchObject({ error: 'States.Http.StatusCode.401', cause: 'Unauthorized' });
    const second = await runTask(await task('/protegido', {}, ConnectionArn));
    expect(second.status, second.cause).toBe('SUCCEEDED');
    const third = await runTask(await task('/protegido', {}, ConnectionArn));
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
    expect(await runTask(await task('/pedidos', {}, ConnectionArn))).toMatchObject({
      error: 'Events.ConnectionResource.InvalidConnectionState',
    });
  });

  test('dada uma conexão que não existe, a falha diz qual', async () => {
    const ConnectionArn = 'arn:aws:events:us-east-1:123456789012:connection/nenhuma/1';
    expect(await runTask(await task('/pedidos', {}, ConnectionArn))).toMatchObject({
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

  async function runAs(statements: object[]) {
    const arn = `arn:aws:iam::123456789012:role/http-${++count}`;
    aws.context.iam.putRole({
      arn,
      name: `http-${count}`,
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
