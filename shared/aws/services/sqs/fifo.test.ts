import { DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { attribute, bodies, client, clock, queue, receive, send } from './test-queues.ts';

const FIFO = { FifoQueue: 'true', ContentBasedDeduplication: 'true', VisibilityTimeout: '30' };
const seconds = (count: number) => clock.advance(count * 1000);

describe('uma fila FIFO', () => {
  test('dado um grupo, as mensagens saem em ordem, com números de sequência crescentes', async () => {
    const QueueUrl = await queue(FIFO);
    const numbers: bigint[] = [];
    for (const body of ['um', 'dois', 'três']) {
      const { SequenceNumber = '' } = await send(QueueUrl, body, { MessageGroupId: 'mesa-1' });
      expect(SequenceNumber).toMatch(/^\d{20}$/);
      numbers.push(BigInt(SequenceNumber));
    }
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)));
    expect(await bodies(QueueUrl)).toEqual(['um', 'dois', 'três']);
  });

  test('dada uma mensagem com alguém, o resto do grupo espera por ela, e os outros grupos não', async () => {
    const QueueUrl = await queue(FIFO);
    await send(QueueUrl, 'a1', { MessageGroupId: 'a' });
    await send(QueueUrl, 'a2', { MessageGroupId: 'a' });
    await send(QueueUrl, 'b1', { MessageGroupId: 'b' });
    const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe('a1');
    expect(await bodies(QueueUrl)).toEqual(['b1']);
    expect(await bodies(QueueUrl)).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect(await bodies(QueueUrl)).toEqual(['a2']);
  });

  test('dada uma mensagem devolvida, ela volta ao seu lugar na frente do grupo', async () => {
    const QueueUrl = await queue(FIFO);
    await send(QueueUrl, 'a1', { MessageGroupId: 'a' });
    await receive(QueueUrl);
    await send(QueueUrl, 'a2', { MessageGroupId: 'a' });
    seconds(30);
    expect(await bodies(QueueUrl)).toEqual(['a1', 'a2']);
  });

  test.each([
    ['pelo conteúdo', { MessageGroupId: 'a' }],
    ['pelo identificador', { MessageGroupId: 'a', MessageDeduplicationId: 'pedido-1' }],
  ])('dada uma repetição %s em cinco minutos, não entra, nem depois de apagada', async (_how, more) => {
    const QueueUrl = await queue(FIFO);
    const first = await send(QueueUrl, 'igual', more);
    const [message] = await receive(QueueUrl);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    seconds(299);
    expect(await send(QueueUrl, 'igual', more)).toMatchObject({
      MessageId: first.MessageId,
      SequenceNumber: first.SequenceNumber,
    });
    expect(await receive(QueueUrl)).toEqual([]);
    seconds(1);
    await send(QueueUrl, 'igual', more);
    expect(await bodies(QueueUrl)).toEqual(['igual']);
  });

  test('dada a repetição por grupo, o mesmo identificador entra em outro grupo', async () => {
    const QueueUrl = await queue({ ...FIFO, DeduplicationScope: 'messageGroup' });
    for (const MessageGroupId of ['a', 'b', 'a'])
      await send(QueueUrl, 'x', { MessageGroupId, MessageDeduplicationId: '1' });
    expect(await attribute(QueueUrl, 'ApproximateNumberOfMessages')).toBe('2');
  });

  test('dado um recibo vencido, apagar é recusado', async () => {
    const QueueUrl = await queue(FIFO);
    await send(QueueUrl, 'a', { MessageGroupId: 'a' });
    const [message] = await receive(QueueUrl);
    seconds(30);
    await expect(
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle })),
    ).rejects.toMatchObject({
      Code: 'InvalidParameterValue',
      message: expect.stringMatching(/ is invalid\. Reason: The receipt handle has expired\.$/),
    });
  });

  test.each([
    ['sem grupo', FIFO, {}, 'The request must contain the parameter MessageGroupId.'],
    [
      'sem como reconhecer repetições',
      { FifoQueue: 'true' },
      { MessageGroupId: 'a' },
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
    [
      'com atraso próprio',
      FIFO,
      { MessageGroupId: 'a', DelaySeconds: 2 },
      'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
  ])('dada uma mensagem %s, é recusada', async (_what, attributes, more, message) => {
    await expect(send(await queue(attributes), 'a', more)).rejects.toThrow(message);
  });
});
