import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';
import type { Fault } from './fault.ts';

const opened: LocalAws[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const aws of opened.splice(0)) await aws.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'falhas-'));
  folders.push(folder);
  return folder;
}

async function start(faults?: string | readonly Fault[], storage = 'memory') {
  const entries: LogEntry[] = [];
  const aws = await startLocalAws({ port: 0, faults, storage, log: (entry) => entries.push(entry) });
  opened.push(aws);
  return { aws, entries };
}

function s3(aws: LocalAws) {
  const client = new S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
  /** Como terminou uma chamada: `ok`, ou o nome do erro. */
  return () =>
    client.send(new ListBucketsCommand({})).then(
      () => 'ok',
      (error: Error) => error.name,
    );
}

async function times(count: number, call: () => Promise<string>): Promise<string[]> {
  const outcomes: string[] = [];
  for (let index = 0; index < count; index++) outcomes.push(await call());
  return outcomes;
}

describe('em quais chamadas a falha acontece', () => {
  const F = 'SlowDown';
  test.each([
    [undefined, [F, F, F, F]],
    [{ nth: 2 }, ['ok', F, 'ok', 'ok']],
    [{ every: 2 }, ['ok', F, 'ok', F]],
    [{ first: 3 }, [F, F, F, 'ok']],
    [{ from: 2, to: 3 }, ['ok', F, F, 'ok']],
    [{ from: 3 }, ['ok', 'ok', F, F]],
  ] as const)('dado calls %j, as quatro chamadas terminam em %j', async (calls, expected) => {
    const { aws } = await start([{ service: 's3', calls }]);
    expect(await times(4, s3(aws))).toEqual(expected);
  });

  test('dada uma probabilidade com semente, a mesma sequência volta', async () => {
    const faults: Fault[] = [{ service: 's3', calls: { probability: 0.5, seed: 7 } }];
    const first = await times(12, s3((await start(faults)).aws));
    const second = await times(12, s3((await start(faults)).aws));
    expect(second).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['ok', 'SlowDown']));
  });

  test('dada uma probabilidade sem semente, a sorteada aparece no terminal e na API', async () => {
    const { aws, entries } = await start([{ service: 's3', calls: { probability: 0.5 } }]);
    const { faults } = (await aws.call('local', 'GetFaults', {})) as {
      faults: { fault: { calls: { seed: number } } }[];
    };
    expect(entries).toContainEqual({
      kind: 'notice',
      message: `Falha ao acaso em s3: probabilidade 0.5, seed ${faults[0]?.fault.calls.seed}.`,
    });
  });

  test('dado um recurso, só as chamadas dele falham; * vale por qualquer trecho', async () => {
    const { aws } = await start([
      {
        service: 'dynamodb',
        action: 'DescribeTable',
        resource: 'ped*',
        error: { code: 'InternalServerError' },
      },
    ]);
    const client = new DynamoDBClient({ ...aws.clientConfig, maxAttempts: 1 });
    const describeTable = (TableName: string) => client.send(new DescribeTableCommand({ TableName }));
    await expect(describeTable('pedidos')).rejects.toThrow(
      expect.objectContaining({ name: 'InternalServerError' }),
    );
    await expect(describeTable('clientes')).rejects.toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );
    await client.send(new ListTablesCommand({}));
  });

  test('dadas duas falhas para a mesma chamada, acontece a primeira escrita', async () => {
    const { aws } = await start([
      { service: 's3', calls: { nth: 1 }, error: { code: 'InternalError', status: 500 } },
      { service: 's3' },
    ]);
    expect(await times(2, s3(aws))).toEqual(['InternalError', 'SlowDown']);
  });
});

describe('o que acontece', () => {
  test('sem efeito escrito, o serviço recusa por excesso com as palavras dele', async () => {
    const { aws, entries } = await start([{ service: 'lambda' }]);
    const lambda = new LambdaClient({ ...aws.clientConfig, maxAttempts: 1 });
    await expect(lambda.send(new InvokeCommand({ FunctionName: 'x' }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      $metadata: { httpStatusCode: 429 },
    });
    expect(entries).toContainEqual({
      kind: 'notice',
      message: 'Falha encomendada em lambda Invoke, na chamada 1: TooManyRequestsException.',
    });
  });

  test('dado um modelo que recusa por excesso, o cliente do Bedrock ouve o que ouviria da AWS', async () => {
    const modelId = 'amazon.nova-micro-v1:0';
    const { aws } = await start([{ service: 'bedrock', resource: modelId }]);
    const bedrock = new BedrockRuntimeClient({ ...aws.clientConfig, maxAttempts: 1 });
    await expect(bedrock.send(new ConverseCommand({ modelId, messages: [] }))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests, please wait before trying again.',
      $metadata: { httpStatusCode: 429 },
    });
    bedrock.destroy();
  });

  test.each([
    ['no-access', 'amazon.nova-micro-v1:0', 'AccessDeniedException', 403],
    ['quota-zero', 'amazon.nova-micro-v1:0', 'ThrottlingException', 429],
    ['no-marketplace', 'us.anthropic.claude-sonnet-4-6', 'AccessDeniedException', 403],
  ])(
    'dada a recusa %s do Bedrock para %s, o cliente ouve o erro dela',
    async (refusal, modelId, name, status) => {
      const { aws } = await start([{ service: 'bedrock', refusal }]);
      const bedrock = new BedrockRuntimeClient({ ...aws.clientConfig, maxAttempts: 1 });
      await expect(bedrock.send(new ConverseCommand({ modelId, messages: [] }))).rejects.toMatchObject({
        name,
        $metadata: { httpStatusCode: status },
      });
      bedrock.destroy();
    },
  );

  test('dada uma recusa do Marketplace, um modelo da própria Amazon responde assim mesmo', async () => {
    const { aws, entries } = await start([{ service: 'bedrock', refusal: 'no-marketplace' }]);
    const bedrock = new BedrockRuntimeClient({ ...aws.clientConfig, maxAttempts: 1 });
    const messages = [{ role: 'user' as const, content: [{ text: 'Oi' }] }];
    const answer = await bedrock.send(new ConverseCommand({ modelId: 'amazon.nova-micro-v1:0', messages }));
    expect(answer.stopReason).toBe('end_turn');
    expect(entries.filter(({ kind }) => kind === 'notice')).toEqual([]);
    bedrock.destroy();
  });

  test.each([
    ['s3', 'no-access', 'só acontece em service: bedrock'],
    ['bedrock', 'sem-acesso', 'esperava uma destas: no-access, no-marketplace'],
    ['bedrock', 'stream-error', 'esperava uma destas: no-access, no-marketplace'],
  ])('dado %s com a recusa %s, a leitura diz o que escrever', async (service, refusal, why) => {
    await expect(start([{ service, refusal }])).rejects.toThrow(why);
  });

  test('dado só um atraso, a chamada demora e depois dá certo', async () => {
    const { aws } = await start([{ service: 's3', delay: 60 }]);
    const before = performance.now();
    expect(await s3(aws)()).toBe('ok');
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });

  test('dado timeout, só a desistência do cliente acaba com a espera', async () => {
    const { aws, entries } = await start([{ service: 's3', timeout: true }]);
    const client = new S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
    const abortSignal = AbortSignal.timeout(80);
    await expect(client.send(new ListBucketsCommand({}), { abortSignal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect
      .poll(() => entries.find((entry) => entry.kind === 'request'))
      .toMatchObject({ error: 'RequestTimeout' });
  });

  test('dado functionError, a resposta é a de uma função que lançou o erro', async () => {
    const { aws } = await start([
      { service: 'lambda', functionError: { errorType: 'BureauForaDoAr', errorMessage: 'volte depois' } },
    ]);
    const lambda = new LambdaClient(aws.clientConfig);
    const response = await lambda.send(new InvokeCommand({ FunctionName: 'nem-existe' }));
    expect(response).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(Buffer.from(response.Payload ?? []).toString())).toEqual({
      errorType: 'BureauForaDoAr',
      errorMessage: 'volte depois',
    });
  });

  test('dado outOfMemory, a resposta é a de uma função morta pela memória', async () => {
    const { aws } = await start([{ service: 'lambda', outOfMemory: true }]);
    const lambda = new LambdaClient(aws.clientConfig);
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'x' }));
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: .* Error: Runtime exited with error: signal: killed$/),
    });
  });
});

describe('o arquivo de falhas', () => {
  test('dado um arquivo que muda, a próxima chamada já é do novo; se fica ruim, vale o de antes', async () => {
    const file = join(newFolder(), 'falhas.yaml');
    writeFileSync(file, '# o balde recusa a primeira\n- service: s3\n  calls: { first: 1 }\n');
    const { aws, entries } = await start(file);
    const call = s3(aws);
    expect(await times(2, call)).toEqual(['SlowDown', 'ok']);
    writeFileSync(file, '{"faults": [{"service": "s3", "error": {"code": "InternalError", "status": 500}}]}');
    expect(await call()).toBe('InternalError');
    writeFileSync(file, 'faults:\n  - service: s3\n    calls: { nth: 0 }\n');
    expect(await call()).toBe('InternalError');
    expect(entries).toContainEqual({
      kind: 'problem',
      message:
        'As falhas de antes continuam valendo. falhas.yaml: faults[0].calls.nth: esperava um inteiro de 1 a 9007199254740991, e veio 0.',
    });
  });

  test('dado o arquivo de exemplo, todas as formas dele valem', async () => {
    const { aws } = await start(fileURLToPath(new URL('./example.yaml', import.meta.url)));
    const { faults } = (await aws.call('local', 'GetFaults', {})) as { faults: unknown[] };
    expect(faults).toHaveLength(9);
  });

  test('dado um arquivo que não existe, a AWS local não sobe e diz o que fazer', async () => {
    await expect(startLocalAws({ port: 0, faults: 'nao-existe.yaml' })).rejects.toThrow(
      'Não há um arquivo de falhas em nao-existe.yaml. Crie-o ou corrija o caminho.',
    );
  });

  test.each([
    ['a: [', /^falhas\.yaml, linha \d+: não é YAML nem JSON válido/],
    ['x: 1', 'falhas.yaml: o arquivo: não existe o campo "x". Os que existem: faults.'],
    [
      '- service: ec2',
      /^falhas\.yaml: faults\[0\]\.service: esperava um destes serviços: states, .*; veio "ec2"\.$/,
    ],
    ['- { service: s3, quando: 1 }', /não existe o campo "quando"/],
    ['- { service: s3, calls: { nth: 1, every: 2 } }', /^falhas\.yaml: faults\[0\]\.calls: escolha um só/],
    ['- { service: s3, calls: { probability: 2 } }', /esperava um número de 0 a 1, e veio 2/],
    ['- { service: s3, timeout: true, error: {} }', /error e timeout não podem vir juntos/],
    ['- { service: s3, outOfMemory: true }', /só acontece em service: lambda com action: Invoke/],
    ['- { service: s3, delay: -1 }', /faults\[0\]\.delay: esperava um inteiro de 0 a 86400000/],
  ])('dado %j, o erro diz onde e o que escrever', async (text, message) => {
    const file = join(newFolder(), 'falhas.yaml');
    writeFileSync(file, text);
    await expect(startLocalAws({ port: 0, faults: file })).rejects.toThrow(message);
  });
});

describe('a API de falhas', () => {
  test('dadas falhas guardadas que já não se entendem, a AWS local sobe sem elas e avisa', async () => {
    const storage = join(newFolder(), 'aws');
    const before = await start(undefined, storage);
    const faults = [{ fault: { service: 'extinto' }, seen: 0, injected: 0 }];
    before.aws.context.storage.collection('local/faults').set('api', faults);
    await before.aws.close();
    const after = await start(undefined, storage);
    expect(await after.aws.call('local', 'GetFaults', {})).toEqual({ faults: [] });
    expect(after.entries).toContainEqual({
      kind: 'problem',
      message: expect.stringMatching(/^As falhas guardadas não se entendem mais, e foram esquecidas\. /),
    });
  });

  test('dados POST, GET e DELETE, põe, mostra a contagem e tira', async () => {
    const { aws } = await start();
    const url = `${aws.endpoint}/_local/faults`;
    const faults = [{ service: 's3', action: 'ListBuckets', calls: { nth: 2 } }];
    await fetch(url, { method: 'POST', body: JSON.stringify({ faults }) });
    expect(await times(3, s3(aws))).toEqual(['ok', 'SlowDown', 'ok']);
    expect(await (await fetch(url)).json()).toEqual({
      faults: [{ fault: faults[0], source: 'api', seen: 3, injected: 1 }],
    });
    await fetch(url, { method: 'DELETE' });
    expect(await s3(aws)()).toBe('ok');
    expect(await (await fetch(url)).json()).toEqual({ faults: [] });
  });

  test('dada uma falha malformada, responde 400 em português e não muda nada', async () => {
    const { aws } = await start();
    await aws.call('local', 'PutFaults', { faults: [{ service: 's3' }] });
    await expect(
      aws.call('local', 'PutFaults', { faults: [{ service: 's3', timeout: 'sim' }] }),
    ).rejects.toMatchObject({
      code: 'ValidationException',
      message: 'faults[0].timeout: esperava true, e veio "sim".',
    });
    expect(await s3(aws)()).toBe('SlowDown');
  });

  test('dado um reinício, as falhas da API voltam com a contagem; as das opções, não', async () => {
    const storage = join(newFolder(), 'aws');
    const before = await start([{ service: 'dynamodb' }], storage);
    await before.aws.call('local', 'PutFaults', { faults: [{ service: 's3', calls: { first: 2 } }] });
    expect(await s3(before.aws)()).toBe('SlowDown');
    await before.aws.close();
    const after = await start(undefined, storage);
    expect(await after.aws.call('local', 'GetFaults', {})).toMatchObject({
      faults: [{ fault: { service: 's3' }, seen: 1, injected: 1 }],
    });
    expect(await times(2, s3(after.aws))).toEqual(['SlowDown', 'ok']);
  });
});

test('dada uma chamada por dentro, um serviço encontra a falha, e o deploy não', async () => {
  const { aws } = await start([{ service: 's3', calls: { nth: 1 } }]);
  await aws.call('s3', 'CreateBucket', { Bucket: 'recibos' });
  const client = new S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
  await expect(aws.context.call('s3', 'ListBuckets', {})).rejects.toMatchObject({ code: 'SlowDown' });
  await client.send(new HeadBucketCommand({ Bucket: 'recibos' }));
});
