import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InvokeCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws, VirtualClock } from '../../index.ts';
import { createIn } from './test-functions.ts';

const BROKEN = "exports.handler = async (event) => { console.log('tentei'); throw new Error('sem luz'); };";

let aws: LocalAws;
let clock: VirtualClock;
let client: LambdaClient;
let sqs: SQSClient;
const entries: LogEntry[] = [];

beforeAll(async () => {
  clock = new VirtualClock();
  aws = await startLocalAws({ port: 0, clock, log: (entry) => entries.push(entry) });
  client = new LambdaClient({ ...aws.clientConfig, maxAttempts: 1 });
  sqs = new SQSClient(aws.clientConfig);
});
afterAll(async () => {
  client.destroy();
  sqs.destroy();
  await aws.close();
});

function attempts(functionName: string): number {
  return entries.filter(
    (entry) => entry.kind === 'function' && entry.functionName === functionName && entry.message === 'tentei',
  ).length;
}

async function queue(QueueName: string) {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const receive = async () => {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
    );
    return Messages?.[0];
  };
  return { arn: `arn:aws:sqs:us-east-1:123456789012:${QueueName}`, receive };
}

const start = (FunctionName: string, event: object) =>
  client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));

describe('uma chamada assíncrona', () => {
  test('dada uma função que falha, tenta mais duas vezes, um e dois minutos depois, e manda à fila morta', async () => {
    const { arn, receive } = await queue('mortas');
    const name = await createIn(client, BROKEN);
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, DeadLetterConfig: { TargetArn: arn } }),
    );
    const began = clock.now();
    const { StatusCode } = await start(name, { pedido: 7 });
    expect(StatusCode).toBe(202);
    await expect.poll(receive, { timeout: 8000 }).toMatchObject({
      Body: '{"pedido":7}',
      MessageAttributes: {
        ErrorCode: { StringValue: '200', DataType: 'Number' },
        ErrorMessage: { StringValue: 'sem luz' },
      },
    });
    expect(attempts(name)).toBe(3);
    expect(clock.now() - began).toBeGreaterThanOrEqual(180_000);
  });

  test('dado um destino para as falhas e nenhuma tentativa a mais, conta a ele o que houve', async () => {
    const { arn, receive } = await queue('falhas');
    const name = await createIn(client, BROKEN);
    await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: name,
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: arn } },
      }),
    );
    await start(name, { pedido: 8 });
    let body = '';
    await expect
      .poll(
        async () => {
          body = (await receive())?.Body ?? '';
          return body;
        },
        { timeout: 8000 },
      )
      .not.toBe('');
    expect(JSON.parse(body)).toMatchObject({
      version: '1.0',
      requestContext: {
        functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 1,
      },
      requestPayload: { pedido: 8 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'sem luz' },
    });
    expect(attempts(name)).toBe(1);
  });

  test('dada a reserva em zero, a chamada síncrona é recusada, e a assíncrona espera por vaga', async () => {
    const { arn, receive } = await queue('sucessos');
    const name = await createIn(client, 'exports.handler = async () => "feito";');
    await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: name,
        DestinationConfig: { OnSuccess: { Destination: arn } },
      }),
    );
    const reserve = (ReservedConcurrentExecutions: number) =>
      client.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions }));
    await reserve(0);
    await expect(client.send(new InvokeCommand({ FunctionName: name }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    clock.hold();
    await start(name, {});
    await reserve(5);
    clock.release();
    await expect
      .poll(async () => (await receive())?.Body, { timeout: 8000 })
      .toContain('"condition":"Success"');
  });
});

test('dada uma AWS local que fechou antes da nova tentativa, a próxima a faz', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assincrona-'));
  const log: LogEntry[] = [];
  const open = (clock?: VirtualClock) =>
    startLocalAws({ port: 0, storage: folder, log: (entry) => log.push(entry), ...(clock ? { clock } : {}) });
  const tried = () => log.filter((entry) => entry.kind === 'function' && entry.message === 'tentei').length;

  // No relógio de verdade, a segunda tentativa só viria em um minuto.
  const first = await open();
  const before = new LambdaClient(first.clientConfig);
  const name = await createIn(before, BROKEN);
  await before.send(new InvokeCommand({ FunctionName: name, InvocationType: 'Event', Payload: '{}' }));
  await expect.poll(tried, { timeout: 8000 }).toBe(1);
  before.destroy();
  await first.close();

  const second = await open(new VirtualClock(Date.now()));
  await expect.poll(tried, { timeout: 8000 }).toBe(3);
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
