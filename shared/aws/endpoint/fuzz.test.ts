import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';
import { operationSchemas } from '../integrations/aws-sdk-fields.ts';
import { sdkService } from '../integrations/aws-sdk-services.ts';
import { type ServiceName, services } from '../services/index.ts';
import { type Sent, sender } from './test-requests.ts';

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

/** Como se fala com cada serviço: o prefixo de `X-Amz-Target`, um formulário, ou um caminho. */
const targets: Partial<Record<ServiceName, string>> = {
  dynamodb: 'DynamoDB_20120810',
  events: 'AWSEvents',
  logs: 'Logs_20140328',
  sqs: 'AmazonSQS',
  states: 'AWSStepFunctions',
};
const forms: readonly ServiceName[] = ['sns', 'sts'];
const sdkNames: Partial<Record<ServiceName, string>> = {
  bedrock: 'bedrockruntime',
  events: 'eventbridge',
  states: 'sfn',
};
/** Esperam de propósito por quem não vem. */
const waiting = new Set(['GetActivityTask']);

interface Operation {
  readonly service: ServiceName;
  readonly action: string;
  readonly route: string | undefined;
  /** A entrada no modelo do serviço, quando há um cliente dele instalado. */
  readonly input: NormalizedSchema | undefined;
}

async function schemaOf(service: ServiceName, action: string): Promise<NormalizedSchema | undefined> {
  const sdk = await sdkService(sdkNames[service] ?? service);
  const Command = sdk?.command(action);
  return Command && operationSchemas(new Command({})).input;
}

async function operations(): Promise<readonly Operation[]> {
  const all: Operation[] = [];
  for (const service of Object.keys(services) as ServiceName[]) {
    const { actions } = await services[service].load();
    for (const [action, { route }] of Object.entries(actions)) {
      if (waiting.has(action)) continue;
      all.push({ service, action, route, input: await schemaOf(service, action) });
    }
  }
  return all;
}

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>('\u0000', '\ud800', '', -1, 1e308, { S: 1 }, [{ Id: 'a' }, { Id: 'a' }], null),
);

/** Textos que algum serviço reconhece: os recursos que existem, e quase recursos. */
const text = fc.oneof(
  fc.constantFrom(
    'arn:aws:states:us-east-1:123456789012:stateMachine:x',
    'arn:aws:states:us-east-1:123456789012:stateMachine:x:1',
    'arn:aws:states:us-east-1:123456789012:execution:x:y',
    'arn:aws:sns:us-east-1:123456789012:topico',
    'arn:aws:sqs:us-east-1:123456789012:fila',
    'arn:aws:iam::123456789012:role/x',
    'http://127.0.0.1:4566/123456789012/fila',
    'tabela',
    'balde',
    'amazon.nova-micro-v1:0',
    '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
    '{"__proto__":{"poluido":1}}',
    '{"a":[',
    'id = :v AND #a <> :b',
    '../../fora',
    '1',
  ),
  fc.string({ maxLength: 20 }),
);

/** Um valor do tipo que o modelo pede; uma vez em seis, qualquer outra coisa. */
function valueFor(schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  const right = (): fc.Arbitrary<unknown> => {
    if (depth > 4) return fc.constant({});
    if (schema.isStructSchema()) return structOf(schema, depth + 1);
    if (schema.isListSchema())
      return fc.array(valueFor(schema.getValueSchema(), depth + 1), { maxLength: 3 });
    if (schema.isMapSchema())
      return fc.dictionary(text, valueFor(schema.getValueSchema(), depth + 1), { maxKeys: 3 });
    if (schema.isNumericSchema()) return fc.oneof(fc.integer({ min: -1, max: 20 }), fc.integer());
    if (schema.isBooleanSchema()) return fc.boolean();
    if (schema.isTimestampSchema()) return fc.integer();
    if (schema.isDocumentSchema()) return fc.jsonValue({ maxDepth: 3 });
    return text;
  };
  return fc.oneof({ weight: 5, arbitrary: right() }, { weight: 1, arbitrary: strange });
}

function structOf(schema: NormalizedSchema, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.entries(schema.getMemberSchemas())
    // Esperar uma mensagem por até 20 segundos não é defeito.
    .filter(([name]) => name !== 'WaitTimeSeconds')
    .map(([name, member]) => [name, valueFor(member, depth)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

const extras = fc.dictionary(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'name', 'Tags'),
  strange,
  {
    maxKeys: 2,
  },
);

function inputOf({ input }: Operation): fc.Arbitrary<Record<string, unknown>> {
  if (!input) return extras;
  return fc.tuple(structOf(input), extras).map(([fields, extra]) => ({ ...fields, ...extra }));
}

/** O corpo que um cliente mandaria, ou um estrago dele: cortado, com UTF-8 quebrado, fundo, ou outra coisa. */
function bodyOf(text: fc.Arbitrary<string>): fc.Arbitrary<string | Buffer> {
  return fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.tuple(text, fc.nat(40)).map(([whole, cut]) => whole.slice(0, -cut)) },
    {
      weight: 1,
      arbitrary: text.map((whole) => Buffer.concat([Buffer.from(whole), Buffer.from([0xff, 0xc0])])),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('['.repeat(50_000), `{"a":${'['.repeat(2000)}${']'.repeat(2000)}}`),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) },
  );
}

const contentTypes = [
  'application/json',
  'application/x-amz-json-1.0',
  'application/x-amz-json-1.1',
  'application/x-www-form-urlencoded',
  'application/cbor',
  'text/xml',
  'multipart/form-data; boundary=',
  '',
];

const segment = fc.oneof(
  fc.constantFrom(
    'x',
    'balde',
    '..',
    '%2e%2e%2f',
    '%',
    '%00',
    '%ff',
    'a:b',
    'arn:aws:x',
    '__proto__',
    'é',
    'a'.repeat(300),
  ),
  fc.webSegment({ size: 'small' }),
);

function signed(service: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

/** `POST /a/{B}?c [cabeçalho]` com as partes variáveis sorteadas. */
function filled(route: string): fc.Arbitrary<{ method: string; path: string }> {
  const [method = 'GET', path = '/'] = route.split(' ');
  return fc.array(segment, { minLength: 6, maxLength: 6 }).map((parts) => {
    let next = 0;
    return { method, path: path.replace(/\{[^}]*\}/g, () => encodeURI(parts[next++] ?? 'x')) };
  });
}

function requestFor(operation: Operation): fc.Arbitrary<Sent> {
  const { service, action, route } = operation;
  const prefix = targets[service];
  const json = bodyOf(inputOf(operation).map((input) => JSON.stringify(input)));
  const type = fc.constantFrom(...contentTypes);
  if (prefix !== undefined) {
    return fc.record({ body: json, type }).map(({ body, type }) => ({
      headers: { ...signed(service), 'x-amz-target': `${prefix}.${action}`, 'content-type': type },
      body,
    }));
  }
  if (forms.includes(service)) {
    const form = inputOf(operation).map((input) => {
      const pairs = Object.entries(input).map(([key, item]): [string, string] => [
        key,
        JSON.stringify(item) ?? '',
      ]);
      return new URLSearchParams([['Action', action], ...pairs]).toString();
    });
    const headers = { ...signed(service), 'content-type': 'application/x-www-form-urlencoded' };
    return bodyOf(form).map((body) => ({ headers, body }));
  }
  return fc
    .record({ at: filled(route ?? 'POST /'), body: json, type, extra: inputOf(operation) })
    .map(({ at, body, type, extra }) => {
      const query = new URLSearchParams(
        Object.entries(extra).map(([key, item]) => [
          key,
          typeof item === 'string' ? item : `${JSON.stringify(item)}`,
        ]),
      );
      const path = `${at.path}${at.path.includes('?') ? '&' : '?'}${query}`;
      return { method: at.method, path, headers: { ...signed(service), 'content-type': type }, body };
    });
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
