import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
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
