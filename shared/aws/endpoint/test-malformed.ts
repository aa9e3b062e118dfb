import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { operationSchemas } from '../integrations/aws-sdk-fields.ts';
import { sdkService } from '../integrations/aws-sdk-services.ts';
import { type ServiceName, services } from '../services/index.ts';
import type { Sent } from './test-requests.ts';

// Pedidos estragados para cada ação da tabela de serviços: o corpo é o que o modelo do serviço pede, ou quase.

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

/** Uma ação e o que se sabe dela. */
export interface Operation {
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

/** Todas as ações de todos os serviços. */
export async function operations(): Promise<readonly Operation[]> {
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

/** Um pedido à ação: certo na forma, estranho por dentro, ou estragado. */
export function requestFor(operation: Operation): fc.Arbitrary<Sent> {
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
