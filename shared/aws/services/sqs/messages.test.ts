import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { attribute, aws, bodies, client, clock, queue, receive, send } from './test-queues.ts';

const seconds = (count: number) => clock.advance(count * 1000);

describe('uma mensagem', () => {
  test('dada uma mensagem enviada, quem recebe a lê, a apaga, e ela não volta', async () => {
    const QueueUrl = await queue();
    const sent = await send(QueueUrl, 'pedido: 2 pães', {
      MessageAttributes: {
        mesa: { DataType: 'Number', StringValue: '7' },
        foto: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
      },
    });
    const [message] = await receive(QueueUrl, {
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'pedido: 2 pães',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes: {
        mesa: { DataType: 'Number', StringValue: '7' },
        foto: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
      },
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(clock.now()),
        ApproximateFirstReceiveTimestamp: String(clock.now()),
        SenderId: '123456789012',
      },
    });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    seconds(3600);
    expect(await receive(QueueUrl)).toEqual([]);
  });

  test('dado o exemplo da AWS, a soma dos atributos é a dela', async () => {
    // Registrado da AWS pelos testes do LocalStack: test_receive_message_message_attribute_names_filters.
    const QueueUrl = await queue({ VisibilityTimeout: '0' });
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const { MD5OfMessageAttributes, MD5OfMessageBody } = await send(QueueUrl, 'msg', {
      MessageAttributes: { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') },
    });
    expect([MD5OfMessageBody, MD5OfMessageAttributes]).toEqual([
      '6e2baaf3b97dbeef01c0043275f9a0e7',
      '4c360f3fdafd970e05fae2f149d997f5',
    ]);
    const sums: Record<string, string | undefined> = {};
    for (const name of ['Hello', 'Hel.*', 'nenhum']) {
      const [message] = await receive(QueueUrl, { MessageAttributeNames: [name] });
      sums[name] = message?.MD5OfMessageAttributes;
    }
    expect(sums).toEqual({
      Hello: 'a311262e065454b75da111d535b8dacd',
      'Hel.*': '83fee93c1bcd8b9a5a923ffacdc636c7',
      nenhum: undefined,
    });
  });

  test('dado o prazo de visibilidade, a mensagem some por ele e depois volta com outro recibo', async () => {
    const QueueUrl = await queue({ VisibilityTimeout: '10' });
    await send(QueueUrl, 'a');
    const [first] = await receive(QueueUrl);
    seconds(9);
    expect(await receive(QueueUrl)).toEqual([]);
    expect(await attribute(QueueUrl, 'ApproximateNumberOfMessagesNotVisible')).toBe('1');
    seconds(1);
    const [second] = await receive(QueueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
    // O recibo antigo é aceito e não apaga.
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    seconds(10);
    expect(await bodies(QueueUrl)).toEqual(['a']);
  });

  test('dado ChangeMessageVisibility, o prazo recomeça; com zero, a mensagem volta na hora', async () => {
    const QueueUrl = await queue({ VisibilityTimeout: '10' });
    await send(QueueUrl, 'a');
    const [message] = await receive(QueueUrl);
    const change = (VisibilityTimeout: number) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    seconds(5);
    await change(60);
    seconds(59);
    expect(await receive(QueueUrl)).toEqual([]);
    await change(0);
    expect(await bodies(QueueUrl)).toEqual(['a']);
    await expect(change(5)).rejects.toThrow('Message does not exist or is not available');
  });

  test('dado um atraso, a mensagem só aparece depois dele', async () => {
    const QueueUrl = await queue({ DelaySeconds: '30' });
    await send(QueueUrl, 'a fila atrasa');
    await send(QueueUrl, 'a mensagem atrasa menos', { DelaySeconds: 5 });
    expect(await attribute(QueueUrl, 'ApproximateNumberOfMessagesDelayed')).toBe('2');
    seconds(5);
    expect(await bodies(QueueUrl)).toEqual(['a mensagem atrasa menos']);
    seconds(25);
    expect(await bodies(QueueUrl)).toContain('a fila atrasa');
  });

  test('dada a retenção vencida, a mensagem some', async () => {
    const QueueUrl = await queue({ MessageRetentionPeriod: '60' });
    await send(QueueUrl, 'a');
    seconds(60);
    expect(await attribute(QueueUrl, 'ApproximateNumberOfMessages')).toBe('0');
    expect(await receive(QueueUrl)).toEqual([]);
    // Não volta nem com uma retenção maior: ela já foi apagada.
    await client.send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { MessageRetentionPeriod: '3600' } }),
    );
    expect(await receive(QueueUrl)).toEqual([]);
  });

  test('dada uma espera longa, a mensagem que chega no meio é entregue na hora', async () => {
    const QueueUrl = await queue();
    const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send(QueueUrl, 'chegou');
    expect((await waiting).map(({ Body }) => Body)).toEqual(['chegou']);
  });

  test('dada uma espera longa sem mensagem, volta vazia quando o tempo acaba', async () => {
    const QueueUrl = await queue();
    const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    seconds(20);
    expect(await waiting).toEqual([]);
  });

  test('dado quem desiste da espera longa, a mensagem fica para o próximo', async () => {
    const QueueUrl = await queue();
    const giveUp = new AbortController();
    const abandoned = fetch(aws.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ QueueUrl, WaitTimeSeconds: 20 }),
      signal: giveUp.signal,
    }).catch(() => 'desistiu');
    await new Promise((resolve) => setTimeout(resolve, 50));
    giveUp.abort();
    expect(await abandoned).toBe('desistiu');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send(QueueUrl, 'para o próximo');
    expect(await bodies(QueueUrl)).toEqual(['para o próximo']);
  });

  test('dada uma fila esvaziada, não sobra nada, e de novo só depois de um minuto', async () => {
    const QueueUrl = await queue();
    await send(QueueUrl, 'a');
    const purge = () => client.send(new PurgeQueueCommand({ QueueUrl }));
    await purge();
    expect(await receive(QueueUrl)).toEqual([]);
    await expect(purge()).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });
    seconds(60);
    await purge();
  });
});

describe('a fila de mensagens mortas', () => {
  test('dada uma mensagem recebida vezes demais, ela muda de fila com o mesmo identificador', async () => {
    const dead = await queue();
    const arn = await attribute(dead, 'QueueArn');
    const source = await queue({
      VisibilityTimeout: '5',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 2 }),
    });
    const { MessageId } = await send(source, 'venenosa');
    for (let attempt = 1; attempt <= 2; attempt++) {
      expect(await bodies(source)).toEqual(['venenosa']);
      seconds(5);
    }
    expect(await receive(source)).toEqual([]);
    const [message] = await receive(dead, { MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId,
      Body: 'venenosa',
      Attributes: { DeadLetterQueueSourceArn: await attribute(source, 'QueueArn') },
    });
  });
});

describe('uma mensagem que não serve', () => {
  test.each([
    [
      'sem corpo',
      { MessageBody: '' },
      'MissingParameter',
      'The request must contain the parameter MessageBody.',
    ],
    [
      'com um caractere proibido',
      { MessageBody: 'a\u0000' },
      'InvalidMessageContents',
      /^Invalid characters found/,
    ],
    [
      'maior que a fila aceita',
      { MessageBody: 'x'.repeat(1025) },
      'InvalidParameterValue',
      'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    ],
    [
      'com atraso demais',
      { MessageBody: 'a', DelaySeconds: 901 },
      'InvalidParameterValue',
      'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
    ],
    [
      'com um atributo sem tipo conhecido',
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Texto', StringValue: 'b' } } },
      'InvalidParameterValue',
      /has an invalid message attribute type/,
    ],
  ])('dada uma mensagem %s, o erro é o da AWS', async (_what, input, Code, message) => {
    const QueueUrl = await queue({ MaximumMessageSize: '1024' });
    await expect(send(QueueUrl, '', input)).rejects.toMatchObject({
      Code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('dada uma fila que não existe, o nome do erro é o do modelo e o código é o antigo', async () => {
    await expect(send(`${aws.endpoint}/123456789012/nenhuma`, 'a')).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
      message: 'The specified queue does not exist.',
    });
  });

  test('dado um recibo inventado, o erro é o da AWS', async () => {
    const QueueUrl = await queue();
    await expect(
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'inventado' })),
    ).rejects.toMatchObject({
      name: 'ReceiptHandleIsInvalid',
      message: 'The input receipt handle "inventado" is not a valid receipt handle.',
    });
  });
});
