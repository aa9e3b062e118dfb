import { request as httpRequest } from 'node:http';
import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, PortTaken, startLocalAws } from '../index.ts';

let aws: LocalAws;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
});
afterAll(() => aws.close());

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

function send({
  method = 'POST',
  path = '/',
  headers = {},
  body = '',
}: Sent): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: aws.port, method, path, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function target(operation: string): Record<string, string> {
  return { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
}

describe('o endpoint', () => {
  test('dada uma porta em uso, é PortTaken com a porta', async () => {
    const again = startLocalAws({ port: aws.port });
    await expect(again).rejects.toBeInstanceOf(PortTaken);
    await expect(again).rejects.toMatchObject({ port: aws.port });
  });

  test('dado HTTP/1.1, responde AWS JSON 1.0', async () => {
    const response = await send({ headers: target('ListStateMachines'), body: '{}' });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/x-amz-json-1.0');
    expect(response.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(response.text)).toEqual({ stateMachines: [] });
  });

  test('dado HTTP/2 em texto claro, na mesma porta, responde igual', async () => {
    const session = connect(aws.endpoint);
    const stream = session.request({ ':method': 'POST', ':path': '/', ...target('ListStateMachines') });
    stream.end('{}');
    let text = '';
    for await (const chunk of stream.setEncoding('utf8')) text += chunk as string;
    expect(JSON.parse(text)).toEqual({ stateMachines: [] });
    session.close();
  });

  test('dados 20 pedidos numa conexão só, responde a todos na ordem', async () => {
    const socket = createConnection(aws.port, '127.0.0.1');
    const one =
      'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\nContent-Length: 2\r\n\r\n{}';
    socket.end(one.repeat(20));
    let text = '';
    for await (const chunk of socket.setEncoding('utf8')) text += chunk as string;
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(20);
  });

  test.each([
    { host: 'exemplo.com' },
    { host: 'rebind.exemplo.com:4566' },
    { origin: 'https://exemplo.com' },
    { origin: 'null' },
  ])('dado %j, recusa com 403', async (headers) => {
    const response = await send({
      headers: { ...target('ListStateMachines'), ...(headers as object) },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(JSON.parse(response.text)).toMatchObject({ __type: 'AccessDeniedException' });
  });

  test.each([
    [{ headers: target('Inventada') }, 400, 'UnknownOperationException', 'Inventada'],
    [
      { headers: { 'x-amz-target': 'OutroServico.Acao' } },
      404,
      'UnknownOperationException',
      'The operation Acao of OutroServico is not supported by this endpoint.',
    ],
    [{ method: 'GET', path: '/nada' }, 404, 'UnknownOperationException', 'GET /nada'],
    [{ headers: target('CreateStateMachine'), body: '{' }, 400, 'SerializationException', 'JSON'],
    [{ headers: target('CreateStateMachine'), body: '[]' }, 400, 'SerializationException', 'object'],
    [
      { headers: target('CreateStateMachine'), body: '{"name":1}' },
      400,
      'SerializationException',
      'NUMBER_VALUE',
    ],
    [
      { headers: target('CreateStateMachine'), body: '{}' },
      400,
      'ValidationException',
      "Value null at 'name'",
    ],
    [{ headers: target('__proto__'), body: '{}' }, 400, 'UnknownOperationException', '__proto__'],
    [{ headers: target('constructor'), body: '{}' }, 400, 'UnknownOperationException', 'constructor'],
  ])('dado %j, responde %i %s', async (sent, status, type, message) => {
    const response = await send(sent as Sent);
    expect(response.status).toBe(status);
    const body = JSON.parse(response.text);
    expect(body.__type).toBe(type);
    expect(body.message).toContain(message);
  });

  test('dada uma ação que não existe aqui, avisa em português no registro', () => {
    expect(entries).toContainEqual({
      kind: 'problem',
      message: expect.stringMatching(/^A AWS local não faz states:Inventada\. Para essa parte, /),
    });
  });

  test('dado um corpo grande demais, recusa com 413 sem guardar o resto', async () => {
    const response = await send({
      headers: target('CreateStateMachine'),
      body: Buffer.alloc(9 * 1024 * 1024, 32),
    });
    expect(response.status).toBe(413);
  });

  test('dado close, não deixa a porta aberta', async () => {
    const other = await startLocalAws({ port: 0 });
    const waiting = createConnection(other.port, '127.0.0.1');
    await new Promise((resolve) => waiting.once('connect', resolve));
    await other.close();
    const again = await startLocalAws({ port: other.port });
    await again.close();
  });
});

describe('mensagens malformadas', () => {
  const operations = [
    'CreateStateMachine',
    'StartExecution',
    'StartSyncExecution',
    'DescribeExecution',
    'GetExecutionHistory',
    'ListExecutions',
    'SendTaskSuccess',
    'SendTaskFailure',
    'StopExecution',
    'UpdateStateMachine',
    'TagResource',
    'UntagResource',
    'ValidateStateMachineDefinition',
    'ListStateMachines',
    'toString',
    '',
  ];
  const field = fc.constantFrom(
    'name',
    'definition',
    'roleArn',
    'stateMachineArn',
    'executionArn',
    'input',
    'taskToken',
    'output',
    'maxResults',
    'nextToken',
    'tags',
    'resourceArn',
    'tagKeys',
    'type',
    'reverseOrder',
    '__proto__',
    'constructor',
    'FunctionName',
    'Code',
    'Runtime',
    'Handler',
    'Role',
    'Environment',
    'loggingConfiguration',
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      'arn:aws:states:us-east-1:123456789012:stateMachine:x',
      'arn:aws:states:us-east-1:123456789012:execution:x:y',
      'arn:aws:iam::123456789012:role/x',
      '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
      'bm90IGEgdG9rZW4',
      '\u0000',
    ),
  );
  const json = fc.dictionary(field, value).map((object) => JSON.stringify(object));
  const body = fc.oneof(
    json,
    fc.string(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );
  const sent: fc.Arbitrary<Sent> = fc.oneof(
    fc.record({ headers: fc.constantFrom(...operations).map(target), body }),
    fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      path: fc
        .array(
          fc.constantFrom(
            '2015-03-31',
            'functions',
            'x',
            'invocations',
            'code',
            '%',
            '%00',
            '..',
            '%2e%2e',
            'a:b',
            '',
            '?Qualifier=9',
          ),
          { maxLength: 6 },
        )
        .map((parts) => `/${parts.join('/')}`),
      body,
    }),
  );

  test('dados 600 pedidos estranhos, todos recebem resposta e o servidor continua de pé', async () => {
    await fc.assert(
      fc.asyncProperty(sent, async (one) => {
        const response = await send(one);
        expect(response.status, response.text).toBeLessThan(500);
      }),
      { numRuns: 600 },
    );
    expect((await send({ headers: target('ListStateMachines'), body: '{}' })).status).toBe(200);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });

  test('dados 200 bytes soltos na porta, nada cai', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), fc.boolean(), async (bytes, looksLikeHttp2) => {
        const prefix = looksLikeHttp2 ? 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' : '';
        const socket = createConnection(aws.port, '127.0.0.1');
        socket.on('error', () => {});
        socket.end(Buffer.concat([Buffer.from(prefix), Buffer.from(bytes)]));
        socket.setTimeout(2000, () => socket.destroy());
        socket.resume();
        await new Promise((resolve) => socket.once('close', resolve));
      }),
      { numRuns: 200 },
    );
    expect((await send({ headers: target('ListStateMachines'), body: '{}' })).status).toBe(200);
  });
});
