import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TaskError } from '../../asl/index.ts';
import { httpInvoke } from './http-invoke.ts';
import { type TestHttpServer, testHttpServer } from './test-http-server.ts';
import { connection, httpTask } from './test-http-task.ts';
import { end, machine, runTask, start } from './test-machine.ts';

let server: TestHttpServer;
let attempts = 0;

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
};

beforeAll(async () => {
  server = await testHttpServer(({ path }, response) => {
    const [name = ''] = path.split('?');
    routes[name]?.(response);
  });
});
afterAll(() => server.close());

const task = (path: string, more?: object, connectionArn?: string) =>
  httpTask(`${server.url}${path}`, more, connectionArn);

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
