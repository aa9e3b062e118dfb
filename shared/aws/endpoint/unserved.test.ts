import { cbor } from '@smithy/core/cbor';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';

// Pedidos como os clientes os mandam, para serviços e operações que a AWS local não tem.

let aws: LocalAws;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
});
afterAll(() => aws.close());
beforeEach(() => {
  entries.length = 0;
});

function signedFor(service: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  };
}

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

async function send({ method = 'POST', path = '/', headers = {}, body }: Sent) {
  const response = await fetch(aws.endpoint + path, {
    method,
    headers,
    ...(body ? { body: Buffer.from(body) } : {}),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status } = response;
  return {
    status,
    bytes,
    text: bytes.toString(),
    type: response.headers.get('content-type'),
    headers: response.headers,
  };
}

function problems(): string[] {
  return entries.flatMap((entry) => (entry.kind === 'problem' ? [entry.message] : []));
}

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

test('dado SecretsManager GetSecretValue (JSON 1.1), o erro vem em JSON e nomeia a operação', async () => {
  const response = await send({
    headers: {
      ...signedFor('secretsmanager'),
      'x-amz-target': 'secretsmanager.GetSecretValue',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: '{"SecretId":"senha"}',
  });
  expect(response).toMatchObject({ status: 404, type: 'application/x-amz-json-1.1' });
  expect(JSON.parse(response.text)).toEqual({
    __type: 'UnknownOperationException',
    message: 'The operation GetSecretValue of secretsmanager is not supported by this endpoint.',
  });
  expect(problems()).toEqual([
    expect.stringMatching(
      /^A AWS local não faz secretsmanager:GetSecretValue\. Os serviços que ela tem: states, .* Para essa parte, encomende/,
    ),
  ]);
});

test('dado EC2 DescribeInstances (Query do EC2), o erro vem no envelope do EC2', async () => {
  const response = await send({
    headers: { ...signedFor('ec2'), ...form },
    body: 'Action=DescribeInstances&Version=2016-11-15',
  });
  expect(response).toMatchObject({ status: 400, type: 'text/xml' });
  expect(response.text).toContain(
    '<Response><Errors><Error><Code>InvalidAction</Code><Message>The operation DescribeInstances of ec2 is not supported by this endpoint.</Message></Error></Errors><RequestID>',
  );
});

test('dado IAM ListUsers (Query), o erro vem em ErrorResponse', async () => {
  const response = await send({ headers: { ...signedFor('iam'), ...form }, body: 'Action=ListUsers' });
  expect(response).toMatchObject({ status: 400, type: 'text/xml' });
  expect(response.text).toContain('<ErrorResponse');
  expect(response.text).toContain('<Code>InvalidAction</Code>');
  expect(response.text).toContain('The operation ListUsers of iam is not supported');
});

test('dado SNS CreatePlatformApplication, que o serviço daqui não faz, o erro vem em Query também', async () => {
  const response = await send({
    headers: { ...signedFor('sns'), ...form },
    body: 'Action=CreatePlatformApplication&Version=2010-03-31',
  });
  expect(response.text).toContain('<Code>InvalidAction</Code>');
  expect(problems()).toEqual([
    expect.stringMatching(/^A AWS local não faz sns:CreatePlatformApplication\. Para essa parte/),
  ]);
});

test('dado CloudWatch GetMetricData (RPC v2 CBOR), o erro vem em CBOR', async () => {
  const response = await send({
    path: '/service/GraniteServiceVersion20100801/operation/GetMetricData',
    headers: {
      ...signedFor('monitoring'),
      'smithy-protocol': 'rpc-v2-cbor',
      'content-type': 'application/cbor',
    },
    body: new Uint8Array([0xa0]),
  });
  expect(response).toMatchObject({ status: 404, type: 'application/cbor' });
  expect(response.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  expect(cbor.deserialize(response.bytes)).toEqual({
    __type: 'UnknownOperationException',
    message: 'The operation GetMetricData of monitoring is not supported by this endpoint.',
  });
});

test('dado Polly SynthesizeSpeech (REST JSON), o erro vem no cabeçalho e no corpo', async () => {
  const response = await send({ path: '/v1/speech', headers: signedFor('polly'), body: '{}' });
  expect(response).toMatchObject({ status: 404, type: 'application/json' });
  expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  expect(JSON.parse(response.text).message).toContain('The operation POST /v1/speech of polly');
});

test('dado Route 53 ListHostedZones (REST XML), o erro vem em XML', async () => {
  const response = await send({
    method: 'GET',
    path: '/2013-04-01/hostedzone',
    headers: signedFor('route53'),
  });
  expect(response).toMatchObject({ status: 501, type: 'text/xml' });
  expect(response.text).toContain('The operation GET /2013-04-01/hostedzone of route53');
});

test('dada uma rota da Lambda que não há aqui, o terminal diz qual', async () => {
  const response = await send({
    method: 'GET',
    path: '/2015-03-31/functions/f/versions/x/y',
    headers: signedFor('lambda'),
  });
  expect(response.status).toBe(404);
  expect(problems()).toEqual([
    expect.stringMatching(/^A AWS local não faz lambda:GET \/2015-03-31\/functions\/f\/versions\/x\/y\. /),
  ]);
});

test('dado um pedido sem assinatura, o nome vem do cliente ou diz que não se sabe', async () => {
  await send({ method: 'GET', path: '/v1/x', headers: { 'user-agent': 'aws-sdk-js/3.0 api/polly#3.0' } });
  await send({ method: 'GET', path: '/%0a%1b[31mx' });
  expect(problems()).toEqual([
    expect.stringMatching(/^A AWS local não faz polly:GET \/v1\/x\./),
    expect.stringMatching(/^A AWS local não faz \(serviço desconhecido\):GET \/%0a%1b/),
  ]);
});
