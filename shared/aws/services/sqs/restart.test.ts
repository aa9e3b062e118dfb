import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'filas-'));
const clock = new VirtualClock();
clock.hold();
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

interface Received {
  Body: string;
  ReceiptHandle: string;
}

/** Sobe a AWS local sobre a mesma pasta, faz algo e a fecha. A porta muda a cada vez. */
async function during<T>(work: (call: (action: string, input?: object) => Promise<object>) => Promise<T>) {
  const aws: LocalAws = await startLocalAws({ port: 0, storage: folder, clock });
  try {
    return await work((action, input) => aws.call('sqs', action, { ...input }));
  } finally {
    await aws.close();
  }
}

// Uma porta qualquer: só o caminho da URL conta.
const QueueUrl = 'http://127.0.0.1:1/123456789012/pedidos.fifo';
const receive = async (call: (action: string, input?: object) => Promise<object>) =>
  ((await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })) as { Messages?: Received[] })
    .Messages ?? [];
const message = (MessageBody: string) => ({ QueueUrl, MessageBody, MessageGroupId: MessageBody });

test('dado um reinício, mensagens, recibos, prazos e repetições continuam de onde estavam', async () => {
  const { ReceiptHandle = '', sequence } = await during(async (call) => {
    const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true', VisibilityTimeout: '30' };
    await call('CreateQueue', { QueueName: 'pedidos.fifo', Attributes });
    for (const body of ['apagada', 'recebida', 'espera']) await call('SendMessage', message(body));
    const [deleted, received] = await receive(call);
    await call('DeleteMessage', { QueueUrl, ReceiptHandle: deleted?.ReceiptHandle });
    const last = (await call('SendMessage', message('ultima'))) as { SequenceNumber: string };
    return { ReceiptHandle: received?.ReceiptHandle, sequence: last.SequenceNumber };
  });
  await during(async (call) => {
    expect((await receive(call)).map(({ Body }) => Body)).toEqual(['ultima']);
    // O recibo de antes ainda vale, e a repetição de uma mensagem apagada ainda é reconhecida.
    await call('DeleteMessage', { QueueUrl, ReceiptHandle });
    await call('SendMessage', message('apagada'));
    const next = (await call('SendMessage', message('nova'))) as { SequenceNumber: string };
    expect(BigInt(next.SequenceNumber)).toBeGreaterThan(BigInt(sequence));
  });
  await during(async (call) => {
    clock.advance(30_000);
    expect((await receive(call)).map(({ Body }) => Body).sort()).toEqual(['espera', 'nova', 'ultima']);
  });
});

test('dado um diário compactado várias vezes, o estado é o mesmo depois de um reinício', async () => {
  const plain = { QueueUrl: 'http://127.0.0.1:1/123456789012/muitas' };
  await during(async (call) => {
    await call('CreateQueue', { QueueName: 'muitas' });
    await call('SendMessage', { ...plain, MessageBody: 'a que fica', DelaySeconds: 900 });
    for (let count = 0; count < 1500; count++) {
      await call('SendMessage', { ...plain, MessageBody: `m${count}` });
      const { Messages } = (await call('ReceiveMessage', plain)) as { Messages: Received[] };
      await call('DeleteMessage', { ...plain, ReceiptHandle: Messages[0]?.ReceiptHandle });
    }
  });
  await during(async (call) => {
    const record = { AttributeNames: ['All'], ...plain };
    expect(await call('GetQueueAttributes', record)).toMatchObject({
      Attributes: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesDelayed: '1' },
    });
    clock.advance(900_000);
    expect(await call('ReceiveMessage', plain)).toMatchObject({ Messages: [{ Body: 'a que fica' }] });
  });
});
