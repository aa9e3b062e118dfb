import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { type SnsBench, snsBench } from './test-sns.ts';

let aws: LocalAws;
let bench: SnsBench;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  bench = snsBench(aws);
});
afterAll(async () => {
  bench.sns.destroy();
  await aws.close();
});

describe('tópicos', () => {
  test('dado o mesmo nome duas vezes, devolve o mesmo tópico; com outro atributo, recusa', async () => {
    const arn = await bench.topic('pedidos', { DisplayName: 'Cantina' });
    expect(arn).toBe('arn:aws:sns:us-east-1:123456789012:pedidos');
    expect(await bench.topic('pedidos', { DisplayName: 'Cantina' })).toBe(arn);
    await expect(bench.topic('pedidos', { DisplayName: 'Outra' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    });
  });

  test('dado um tópico, mostra e muda os seus atributos', async () => {
    const TopicArn = await bench.topic('atributos');
    await bench.sns.send(
      new SetTopicAttributesCommand({
        TopicArn,
        AttributeName: 'DisplayName',
        AttributeValue: 'Ana & cia <1>',
      }),
    );
    const { Attributes } = await bench.sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes).toMatchObject({
      TopicArn,
      Owner: '123456789012',
      DisplayName: 'Ana & cia <1>',
      SubscriptionsConfirmed: '0',
    });
    expect(JSON.parse(Attributes?.Policy ?? '')).toMatchObject({ Id: '__default_policy_ID' });
  });

  test('dadas etiquetas, guarda, lista e tira', async () => {
    const created = await bench.sns.send(
      new CreateTopicCommand({ Name: 'etiquetas', Tags: [{ Key: 'a', Value: '1' }] }),
    );
    const ResourceArn = created.TopicArn ?? '';
    await bench.sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'b', Value: '2' }] }));
    await bench.sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
    const { Tags } = await bench.sns.send(new ListTagsForResourceCommand({ ResourceArn }));
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
  });

  test('dado um tópico apagado, ele e as suas inscrições somem; apagar de novo não é erro', async () => {
    const TopicArn = await bench.topic('passageiro');
    await bench.subscribe(TopicArn, 'sms', '+5511999990000');
    await bench.sns.send(new DeleteTopicCommand({ TopicArn }));
    await bench.sns.send(new DeleteTopicCommand({ TopicArn }));
    const { Topics } = await bench.sns.send(new ListTopicsCommand({}));
    expect(Topics?.map((topic) => topic.TopicArn)).not.toContain(TopicArn);
    const { Subscriptions } = await bench.sns.send(new ListSubscriptionsCommand({}));
    expect(Subscriptions?.filter((subscription) => subscription.TopicArn === TopicArn)).toEqual([]);
    await expect(bench.publish({ TopicArn, Message: 'oi' })).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('dados 150 tópicos, lista em páginas de 100', async () => {
    await Promise.all(Array.from({ length: 150 }, (_, index) => bench.topic(`pagina-${index}`)));
    const first = await bench.sns.send(new ListTopicsCommand({}));
    expect(first.Topics).toHaveLength(100);
    const second = await bench.sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
    const all = [...(first.Topics ?? []), ...(second.Topics ?? [])].map(({ TopicArn }) => TopicArn);
    expect(all.filter((arn) => arn?.includes('pagina-'))).toHaveLength(150);
  });
});

describe('inscrições', () => {
  test('dada uma inscrição, lista, mostra, muda e tira', async () => {
    const TopicArn = await bench.topic('inscritos');
    const SubscriptionArn = await bench.subscribe(TopicArn, 'email', 'ana@exemplo.com.br');
    expect(SubscriptionArn).toMatch(/^arn:aws:sns:us-east-1:123456789012:inscritos:[0-9a-f-]{36}$/);
    expect(await bench.subscribe(TopicArn, 'email', 'ana@exemplo.com.br')).toBe(SubscriptionArn);
    const { Subscriptions } = await bench.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions).toEqual([
      { SubscriptionArn, TopicArn, Owner: '123456789012', Protocol: 'email', Endpoint: 'ana@exemplo.com.br' },
    ]);
    await bench.sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName: 'FilterPolicy',
        AttributeValue: '{"cor":["azul"]}',
      }),
    );
    const { Attributes } = await bench.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    expect(Attributes).toMatchObject({
      PendingConfirmation: 'false',
      RawMessageDelivery: 'false',
      FilterPolicy: '{"cor":["azul"]}',
      FilterPolicyScope: 'MessageAttributes',
    });
    await bench.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    await expect(
      bench.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn })),
    ).rejects.toMatchObject({ name: 'NotFoundException', message: 'Subscription does not exist' });
  });

  test.each([
    [
      'https',
      'https://exemplo.com',
      {},
      'Invalid parameter: Protocol Reason: https endpoints are not supported by this endpoint',
    ],
    ['pombo', 'x', {}, 'Invalid parameter: Amazon SNS does not support this protocol string: pombo'],
    ['email', 'sem arroba', {}, 'Invalid parameter: Email address'],
    ['sqs', 'fila', {}, 'Invalid parameter: SQS endpoint ARN'],
    ['lambda', 'funcao', {}, 'Invalid parameter: Lambda endpoint ARN'],
    ['sms', '+5511999990000', { Inventado: '1' }, 'Invalid parameter: AttributeName'],
    [
      'sms',
      '+5511999990000',
      { RawMessageDelivery: 'true' },
      'Invalid parameter: Attributes Reason: RawMessageDelivery: Delivery protocol [sms] does not support raw message delivery.',
    ],
    [
      'sms',
      '+5511999990000',
      { FilterPolicy: '{' },
      'Invalid parameter: FilterPolicy: failed to parse JSON.',
    ],
    [
      'sms',
      '+5511999990000',
      { FilterPolicy: '{"a":"b"}' },
      'Invalid parameter: FilterPolicy: "a" must be an object or an array',
    ],
    [
      'sms',
      '+5511999990000',
      { FilterPolicy: '{"a":[{"parece":"b"}]}' },
      'Invalid parameter: FilterPolicy: Unrecognized match type parece',
    ],
    [
      'sms',
      '+5511999990000',
      {
        FilterPolicy: JSON.stringify({ a: { b: { c: { d: { e: { f: ['x'] } } } } } }),
        FilterPolicyScope: 'MessageBody',
      },
      'Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys',
    ],
  ])('dada a inscrição %s %s %j, recusa com o motivo', async (protocol, endpoint, attributes, message) => {
    const topicArn = await bench.topic('recusas');
    await expect(bench.subscribe(topicArn, protocol, endpoint, attributes)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });
});

describe('a caixa de saída', () => {
  test('dado um e-mail inscrito, a caixa conta a confirmação e guarda a mensagem como chegou', async () => {
    const topicArn = await bench.topic('avisos');
    await bench.subscribe(topicArn, 'email', 'bia@exemplo.com.br');
    const [confirmation] = (await bench.outbox()).slice(-1);
    expect(confirmation).toMatchObject({
      kind: 'confirmation',
      endpoint: 'bia@exemplo.com.br',
      subject: 'AWS Notification - Subscription Confirmation',
      note: expect.stringContaining('confirmou esta inscrição sozinha'),
    });
    const { MessageId } = await bench.publish({
      TopicArn: topicArn,
      Subject: 'Pedido',
      Message: 'Saiu às 20h.',
    });
    expect(await bench.outbox(confirmation?.id)).toEqual([
      {
        id: expect.stringMatching(/^\d{16}$/),
        kind: 'notification',
        protocol: 'email',
        endpoint: 'bia@exemplo.com.br',
        subject: 'Pedido',
        message: 'Saiu às 20h.',
        topicArn,
        messageId: MessageId,
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  test('dada MessageStructure json, cada protocolo recebe o seu texto; o SMS leva o nome do tópico', async () => {
    const topicArn = await bench.topic('por-protocolo', { DisplayName: 'Cantina' });
    await bench.subscribe(topicArn, 'sms', '+5511999990000');
    await bench.subscribe(topicArn, 'email', 'caio@exemplo.com.br');
    await bench.subscribe(topicArn, 'email-json', 'robo@exemplo.com.br');
    const after = (await bench.outbox()).at(-1)?.id;
    const texts = { default: 'geral', sms: 'curto' };
    await bench.publish({ TopicArn: topicArn, Message: JSON.stringify(texts), MessageStructure: 'json' });
    const received = await bench.outbox(after);
    expect(received.map(({ protocol, message }) => [protocol, message]).slice(0, 2)).toEqual([
      ['sms', 'Cantina> curto'],
      ['email', 'geral'],
    ]);
    expect(JSON.parse(received[2]?.message ?? '')).toMatchObject({ Type: 'Notification', Message: 'geral' });
  });

  test('dado PhoneNumber, o texto vai direto ao telefone', async () => {
    const after = (await bench.outbox()).at(-1)?.id;
    await bench.publish({ PhoneNumber: '+5521988887777', Message: 'Seu código é 1234.' });
    expect(await bench.outbox(after)).toMatchObject([
      { protocol: 'sms', endpoint: '+5521988887777', message: 'Seu código é 1234.' },
    ]);
  });

  test('dado DELETE, a caixa esvazia e os marcadores continuam valendo', async () => {
    const before = (await bench.outbox()).at(-1)?.id;
    expect((await fetch(`${aws.endpoint}/_local/outbox`, { method: 'DELETE' })).status).toBe(204);
    expect(await bench.outbox()).toEqual([]);
    await bench.publish({ PhoneNumber: '+5521988887777', Message: 'depois' });
    expect(await bench.outbox(before)).toMatchObject([{ message: 'depois' }]);
  });
});

describe('o que Publish recusa', () => {
  test.each([
    [{ Message: '' }, 'InvalidParameterException', 'Invalid parameter: Empty message'],
    [{ Message: 'x', Subject: 'duas\nlinhas' }, 'InvalidParameterException', 'Invalid parameter: Subject'],
    [{ Message: 'x', Subject: 'a'.repeat(101) }, 'InvalidParameterException', 'Invalid parameter: Subject'],
    [
      { Message: 'x'.repeat(256 * 1024 + 1) },
      'InvalidParameterException',
      'Invalid parameter: Message too long',
    ],
    [
      { Message: '{"sms":"x"}', MessageStructure: 'json' },
      'InvalidParameterException',
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      { Message: 'x', MessageAttributes: { cor: { DataType: 'Cor', StringValue: 'azul' } } },
      'InvalidParameterValueException',
      "The message attribute 'cor' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
    ],
    [
      { Message: 'x', MessageAttributes: { n: { DataType: 'Number', StringValue: 'dois' } } },
      'InvalidParameterValueException',
      "Could not cast message attribute 'n' value to number.",
    ],
    [
      { Message: 'x', MessageDeduplicationId: '1' },
      'InvalidParameterException',
      expect.stringContaining('not valid for this topic type'),
    ],
  ])('dado %j, é %s', async (input, name, message) => {
    const TopicArn = await bench.topic('rigor');
    await expect(bench.publish({ TopicArn, ...input })).rejects.toMatchObject({ name, message });
  });

  test('dado um ARN que não é um, ou nenhum alvo, diz qual é o problema', async () => {
    await expect(bench.publish({ TopicArn: 'pedidos', Message: 'x' })).rejects.toMatchObject({
      message: 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    });
    await expect(bench.publish({ Message: 'x' })).rejects.toMatchObject({
      message: 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    });
  });

  test('dada uma ação que não existe aqui, o erro a nomeia', async () => {
    const response = await fetch(aws.endpoint, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/sns/aws4_request' },
      body: new URLSearchParams({ Action: 'CreatePlatformApplication' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      'The operation CreatePlatformApplication of sns is not supported',
    );
  });
});

describe('lotes', () => {
  test('dado um lote com uma entrada ruim, as outras seguem', async () => {
    const TopicArn = await bench.topic('lote');
    await bench.subscribe(TopicArn, 'sms', '+5511999990000');
    const after = (await bench.outbox()).at(-1)?.id;
    const result = await bench.sns.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'a', Message: 'primeira' },
          { Id: 'b', Message: 'x', Subject: '' },
          { Id: 'c', Message: 'terceira' },
        ],
      }),
    );
    expect(result.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(result.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
    expect((await bench.outbox(after)).map(({ message }) => message)).toEqual(['primeira', 'terceira']);
  });

  test.each([
    [[], 'EmptyBatchRequestException'],
    [
      Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, Message: 'x' })),
      'TooManyEntriesInBatchRequestException',
    ],
    [
      [
        { Id: 'a', Message: 'x' },
        { Id: 'a', Message: 'y' },
      ],
      'BatchEntryIdsNotDistinctException',
    ],
    [[{ Id: 'a b', Message: 'x' }], 'InvalidBatchEntryIdException'],
  ])('dado o lote %j, é %s', async (PublishBatchRequestEntries, name) => {
    const TopicArn = await bench.topic('lote');
    await expect(
      bench.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({ name });
  });
});
