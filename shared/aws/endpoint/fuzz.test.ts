import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';
import { operations, requestFor } from './test-malformed.ts';
import { sender } from './test-requests.ts';

// Mensagens malformadas em todos os protocolos e em todas as ações de todos os serviços da tabela: quem
// acrescenta um serviço ganha estes testes sem escrever nada.

/** Fixa, para que o teste não varie de uma vez para outra; `SEED` sorteia outros pedidos, e `CASES` diz quantos. */
const SEED = Number(process.env.SEED ?? 20_261_122);
const CASES = Number(process.env.CASES ?? 600);

let aws: LocalAws;
let send: ReturnType<typeof sender>;
const problems: string[] = [];
beforeAll(async () => {
  const log = (entry: LogEntry) => {
    if (entry.kind === 'problem' && entry.error) problems.push(`${entry.message} ${String(entry.error)}`);
  };
  aws = await startLocalAws({ port: 0, log });
  const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';
  await aws.call('states', 'CreateStateMachine', {
    name: 'x',
    definition,
    roleArn: 'arn:aws:iam::123456789012:role/x',
  });
  await aws.call('sqs', 'CreateQueue', { QueueName: 'fila' });
  await aws.call('sns', 'CreateTopic', { Name: 'topico' });
  await aws.call('s3', 'CreateBucket', { Bucket: 'balde' });
  await aws.call('dynamodb', 'CreateTable', {
    TableName: 'tabela',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  send = sender(aws.port);
});
afterAll(() => aws.close());

async function stillAnswers(): Promise<void> {
  const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
  expect((await send({ headers, body: '{}' })).status).toBe(200);
  expect(({} as Record<string, unknown>).poluido).toBeUndefined();
  expect(problems).toEqual([]);
}

describe('mensagens malformadas', () => {
  test(`dados ${CASES} pedidos estranhos a todas as ações (semente ${SEED}), todos têm resposta e nada quebra`, async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(80);
    const request = fc.constantFrom(...all).chain((operation) => requestFor(operation));
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const { status, text } = await send(one);
        expect(problems, text).toEqual([]);
        // 501 é o S3 dizendo que não faz; 503, que é demais.
        expect([501, 503, ...Array.from({ length: 300 }, (_, index) => 200 + index)], text).toContain(status);
      }),
      { numRuns: CASES, seed: SEED },
    );
    await stillAnswers();
  }, 120_000);

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
      { numRuns: 200, seed: SEED },
    );
    await stillAnswers();
  });
});

describe('HTTP/2', () => {
  test('dados 300 streams abertos e cortados em seguida, a sessão e o servidor continuam', async () => {
    const session = connect(aws.endpoint);
    session.on('error', () => {});
    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const stream = session.request({
          ':method': 'POST',
          ':path': '/',
          'x-amz-target': 'AWSStepFunctions.CreateStateMachine',
          'content-length': '100',
        });
        stream.on('error', () => {});
        stream.write('{"name":');
        if (index % 3 === 0) stream.close(8);
        else if (index % 3 === 1) stream.destroy();
        else stream.end();
        await new Promise((resolve) => stream.once('close', resolve));
      }),
    );
    session.destroy();
    await stillAnswers();
  });

  test('dada uma sessão cortada no meio de respostas, o servidor continua', async () => {
    for (let index = 0; index < 20; index++) {
      const session = connect(aws.endpoint);
      session.on('error', () => {});
      for (let stream = 0; stream < 10; stream++) {
        const request = session.request({
          ':path': '/',
          'x-amz-target': 'AWSStepFunctions.ListStateMachines',
        });
        request.on('error', () => {});
        request.end('{}');
      }
      await new Promise((resolve) => setImmediate(resolve));
      session.destroy();
    }
    await stillAnswers();
  });
});

test('dadas 400 conexões ao mesmo tempo, metade cortada no meio, as outras têm resposta', async () => {
  const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
  const cut = () =>
    new Promise<void>((resolve) => {
      const socket = createConnection(aws.port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{');
        socket.destroy();
      });
      socket.on('error', () => {});
      socket.once('close', () => resolve());
    });
  const outcomes = await Promise.all(
    Array.from({ length: 400 }, async (_, index) =>
      index % 2 === 0 ? (await send({ headers, body: '{}' })).status : cut(),
    ),
  );
  expect(outcomes.filter((status) => status === 200)).toHaveLength(200);
  await stillAnswers();
});
