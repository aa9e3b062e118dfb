import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, PortTaken, startLocalAws } from '../index.ts';
import { type Sent, sender } from './test-requests.ts';

let aws: LocalAws;
let send: ReturnType<typeof sender>;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  send = sender(aws.port);
});
afterAll(() => aws.close());

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

  test.each(['AWSStepFunctions.CreateStateMachine', 'DynamoDB_20120810.PutItem', 'AmazonSQS.SendMessage'])(
    'dado a %s um JSON de cem mil níveis, recusa sem estourar a pilha',
    async (operation) => {
      const body = `{"Item":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
      const response = await send({ headers: { 'x-amz-target': operation }, body });
      expect(response.status).toBe(400);
      expect(JSON.parse(response.text).__type).toMatch(/SerializationException$/);
    },
  );

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
