import {
  ChangeMessageVisibilityBatchCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { attribute, aws, bodies, client, queue, receive, send } from './test-queues.ts';

describe('uma fila', () => {
  test('dada a mesma criação duas vezes, é a mesma fila; com outro valor, é um erro', async () => {
    const create = (DelaySeconds: string) =>
      client.send(new CreateQueueCommand({ QueueName: 'unica', Attributes: { DelaySeconds } }));
    const { QueueUrl } = await create('3');
    expect(QueueUrl).toBe(`${aws.endpoint}/123456789012/unica`);
    expect((await create('3')).QueueUrl).toBe(QueueUrl);
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'unica' }))).QueueUrl).toBe(QueueUrl);
    await expect(create('4')).rejects.toMatchObject({
      name: 'QueueNameExists',
      Code: 'QueueAlreadyExists',
      message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
    });
  });

  test('dada uma fila nova, os atributos são os padrões de hoje', async () => {
    const QueueUrl = await queue();
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
    });
    expect(await client.send(new GetQueueAttributesCommand({ QueueUrl }))).not.toHaveProperty('Attributes');
  });

  test.each([
    [{ Inventado: '1' }, 'InvalidAttributeName', 'Unknown Attribute Inventado.'],
    [
      { VisibilityTimeout: '43201' },
      'InvalidAttributeValue',
      'Invalid value for the parameter VisibilityTimeout.',
    ],
    [
      { ContentBasedDeduplication: 'true' },
      'InvalidAttributeName',
      'Unknown Attribute ContentBasedDeduplication.',
    ],
    [
      { RedrivePolicy: '{"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}' },
      'InvalidParameterValue',
      'Value {"deadLetterTargetArn": "dummy", "maxReceiveCount": 42} for parameter RedrivePolicy is invalid. Reason: Invalid value for deadLetterTargetArn.',
    ],
  ])(
    'dados os atributos %j, a recusa é a da AWS',
    async (Attributes: Record<string, string>, Code, message) => {
      await expect(
        client.send(new CreateQueueCommand({ QueueName: 'recusada', Attributes })),
      ).rejects.toMatchObject({ Code, message });
    },
  );

  test('dada uma fila apagada, o nome é de uma fila nova e vazia', async () => {
    const QueueUrl = await queue();
    const QueueName = QueueUrl.split('/').at(-1);
    await send(QueueUrl, 'antiga');
    await client.send(new DeleteQueueCommand({ QueueUrl }));
    await expect(client.send(new GetQueueUrlCommand({ QueueName }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await client.send(new CreateQueueCommand({ QueueName }));
    expect(await receive(QueueUrl)).toEqual([]);
  });

  test('dadas muitas filas, a lista vem em páginas', async () => {
    for (const name of ['pagina-a', 'pagina-b', 'pagina-c'])
      await client.send(new CreateQueueCommand({ QueueName: name }));
    const list = (NextToken?: string) =>
      client.send(new ListQueuesCommand({ QueueNamePrefix: 'pagina-', MaxResults: 2, NextToken }));
    const first = await list();
    const second = await list(first.NextToken);
    const names = [...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].map((url) => url.slice(-1));
    expect([names, second.NextToken]).toEqual([['a', 'b', 'c'], undefined]);
  });

  test('dadas etiquetas, são lidas e tiradas', async () => {
    const QueueUrl = await queue();
    await client.send(new TagQueueCommand({ QueueUrl, Tags: { curso: 'sfn', passo: '9' } }));
    await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['passo'] }));
    expect((await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ curso: 'sfn' });
  });

  test('dada uma fila de mensagens mortas, diz de quem ela é', async () => {
    const dead = await queue();
    const source = await queue();
    const deadLetterTargetArn = await attribute(dead, 'QueueArn');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
    await client.send(new SetQueueAttributesCommand({ QueueUrl: source, Attributes: { RedrivePolicy } }));
    const { queueUrls } = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(queueUrls).toEqual([source]);
  });
});

describe('um lote', () => {
  const sendAll = (QueueUrl: string, Entries: SendMessageBatchRequestEntry[]) =>
    client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

  test('dada uma entrada que não serve, as outras entram', async () => {
    const QueueUrl = await queue();
    const { Successful, Failed } = await sendAll(QueueUrl, [
      { Id: 'boa', MessageBody: 'um' },
      { Id: 'tarde', MessageBody: 'dois', DelaySeconds: 901 },
      { Id: 'outra', MessageBody: 'três' },
    ]);
    expect(Successful?.map(({ Id }) => Id)).toEqual(['boa', 'outra']);
    expect(Failed).toEqual([
      {
        Id: 'tarde',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message:
          'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
      },
    ]);
    expect(await bodies(QueueUrl)).toEqual(['um', 'três']);
  });

  test('dados recibos bons e maus, apaga e adia os bons', async () => {
    const QueueUrl = await queue();
    await sendAll(QueueUrl, [
      { Id: 'a', MessageBody: 'apagar' },
      { Id: 'b', MessageBody: 'adiar' },
    ]);
    const [first, second] = await receive(QueueUrl);
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'bom', ReceiptHandle: first?.ReceiptHandle },
          { Id: 'mau', ReceiptHandle: 'x' },
        ],
      }),
    );
    expect(deleted).toMatchObject({
      Successful: [{ Id: 'bom' }],
      Failed: [{ Id: 'mau', Code: 'ReceiptHandleIsInvalid', SenderFault: true }],
    });
    await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: [{ Id: 'a', ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }],
      }),
    );
    expect(await bodies(QueueUrl)).toEqual(['adiar']);
  });

  const many = Array.from({ length: 11 }, (_, index) => ({ Id: `m${index}`, MessageBody: 'x' }));
  test.each([
    ['vazio', [], 'EmptyBatchRequest', /at least one SendMessageBatchRequestEntry/],
    [
      'grande',
      many,
      'TooManyEntriesInBatchRequest',
      /^Maximum number of entries per request are 10\. You have sent 11\.$/,
    ],
    ['repetido', [many[0], many[0]], 'BatchEntryIdsNotDistinct', /^Id m0 repeated\.$/],
    [
      'com Id ruim',
      [{ Id: 'a b', MessageBody: 'x' }],
      'InvalidBatchEntryId',
      /^A batch entry id can only contain/,
    ],
    [
      'pesado',
      [many[0], { Id: 'pesada', MessageBody: 'x'.repeat(1_048_576) }],
      'BatchRequestTooLong',
      /^Batch requests cannot be longer than 1048576 bytes\. You have sent 1048577 bytes\.$/,
    ],
  ])('dado um lote %s, é recusado inteiro', async (_what, entries, name, message) => {
    const QueueUrl = await queue();
    await expect(sendAll(QueueUrl, entries as SendMessageBatchRequestEntry[])).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(await receive(QueueUrl)).toEqual([]);
  });
});
