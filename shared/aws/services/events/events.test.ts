import {
  CreateConnectionCommand,
  CreateEventBusCommand,
  DeleteConnectionCommand,
  DeleteEventBusCommand,
  DescribeConnectionCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
  ListConnectionsCommand,
  ListEventBusesCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  UpdateConnectionCommand,
} from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../../index.ts';
import type { EventRecord } from './records.ts';

let aws: LocalAws;
let client: EventBridgeClient;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  client = new EventBridgeClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));
const good = { Source: 'cantina.pedidos', DetailType: 'Pedido feito', Detail: '{"id":7}' };

async function received(after = ''): Promise<readonly EventRecord[]> {
  const response = await fetch(`${aws.endpoint}/_local/events?after=${after}`);
  return ((await response.json()) as { events: EventRecord[] }).events;
}

describe('PutEvents', () => {
  test('dado um evento, guarda o que um alvo de regra veria', async () => {
    const { Entries, FailedEntryCount } = await put({
      ...good,
      Time: new Date('2026-03-01T12:00:00.500Z'),
      Resources: ['arn:aws:s3:::balde'],
    });
    expect(FailedEntryCount).toBe(0);
    expect(await received()).toEqual([
      {
        id: expect.stringMatching(/^\d{16}$/),
        eventBusName: 'default',
        receivedAt: expect.any(String),
        event: {
          version: '0',
          id: Entries?.[0]?.EventId,
          'detail-type': 'Pedido feito',
          source: 'cantina.pedidos',
          account: '123456789012',
          time: '2026-03-01T12:00:00Z',
          region: 'us-east-1',
          resources: ['arn:aws:s3:::balde'],
          detail: { id: 7 },
        },
      },
    ]);
  });

  test('dadas entradas boas e ruins, conta as que falharam e guarda as outras', async () => {
    const after = (await received()).at(-1)?.id;
    const { Entries, FailedEntryCount } = await put(
      good,
      { ...good, Source: undefined },
      { ...good, DetailType: '' },
      { ...good, Detail: '"texto"' },
      { ...good, Detail: '{quase' },
      { ...good, Source: 'aws.s3' },
    );
    expect(FailedEntryCount).toBe(5);
    expect(
      Entries?.map(({ EventId, ErrorCode, ErrorMessage }) => ErrorMessage ?? EventId ?? ErrorCode),
    ).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      'Parameter Source is not valid. Reason: Source is a required argument.',
      'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
      'Detail is malformed.',
      'Detail is malformed.',
      'Not authorized for the source.',
    ]);
    expect(await received(after)).toHaveLength(1);
  });

  test('dadas entradas demais ou grandes demais, recusa o pedido inteiro', async () => {
    await expect(put(...Array.from({ length: 11 }, () => good))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Member must have length less than or equal to 10'),
    });
    const Detail = JSON.stringify({ texto: 'x'.repeat(140_000) });
    await expect(put({ ...good, Detail }, { ...good, Detail })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Total size of the entries in the request is over the limit.',
    });
  });

  test('dado um barramento que não existe, o evento se perde, e o terminal diz', async () => {
    const { FailedEntryCount } = await put({ ...good, EventBusName: 'nenhum' });
    expect(FailedEntryCount).toBe(0);
    expect(entries).toContainEqual({
      kind: 'problem',
      message: expect.stringMatching(
        /^O evento .* foi para o barramento nenhum, que não existe, e se perdeu\.$/,
      ),
    });
  });

  test('dado um papel sem a permissão, nega nas palavras da AWS', async () => {
    const arn = 'arn:aws:iam::123456789012:role/sem-eventos';
    aws.context.iam.putRole({
      arn,
      name: 'sem-eventos',
      assumeRolePolicy: {},
      policies: {},
      managedPolicyArns: [],
    });
    const denied = new EventBridgeClient({
      ...aws.clientConfig,
      credentials: aws.context.iam.assumeRole(arn, 'teste'),
    });
    await expect(denied.send(new PutEventsCommand({ Entries: [good] }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:sts::123456789012:assumed-role\/sem-eventos\/\w+ is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:123456789012:event-bus\/default because no identity-based policy allows the events:PutEvents action$/,
      ),
    });
    denied.destroy();
  });
});

describe('barramentos', () => {
  test('dado um barramento, cria, mostra, recebe, lista e apaga', async () => {
    const Name = 'loja';
    const { EventBusArn } = await client.send(new CreateEventBusCommand({ Name, Description: 'da loja' }));
    expect(EventBusArn).toBe('arn:aws:events:us-east-1:123456789012:event-bus/loja');
    expect(await client.send(new DescribeEventBusCommand({ Name: EventBusArn }))).toMatchObject({
      Name,
      Arn: EventBusArn,
      Description: 'da loja',
    });
    await put({ ...good, EventBusName: EventBusArn });
    expect((await received()).at(-1)?.eventBusName).toBe(Name);
    const { EventBuses } = await client.send(new ListEventBusesCommand({}));
    expect(EventBuses?.map((bus) => bus.Name)).toEqual(['default', Name]);
    await expect(client.send(new CreateEventBusCommand({ Name }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'Event bus loja already exists.',
    });
    await client.send(new DeleteEventBusCommand({ Name }));
    await expect(client.send(new DescribeEventBusCommand({ Name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Event bus loja does not exist.',
    });
  });

  test('dada uma regra, o erro a nomeia, porque regras não há', async () => {
    await expect(
      client.send(new PutRuleCommand({ Name: 'r', ScheduleExpression: 'rate(1 minute)' })),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('PutRule'),
    });
    expect(entries).toContainEqual({
      kind: 'problem',
      message: expect.stringContaining('A AWS local não faz events:PutRule.'),
    });
  });
});

describe('conexões', () => {
  test('dada uma conexão, cria, mostra sem os segredos, muda, lista e apaga', async () => {
    const Name = 'gateway';
    const { ConnectionArn, ConnectionState } = await client.send(
      new CreateConnectionCommand({
        Name,
        AuthorizationType: 'BASIC',
        AuthParameters: {
          BasicAuthParameters: { Username: 'ana', Password: 'segredo-1' },
          InvocationHttpParameters: {
            HeaderParameters: [
              { Key: 'X-Loja', Value: 'centro' },
              { Key: 'X-Selo', Value: 'segredo-2', IsValueSecret: true },
            ],
          },
        },
      }),
    );
    expect(ConnectionState).toBe('AUTHORIZED');
    expect(ConnectionArn).toMatch(
      /^arn:aws:events:us-east-1:123456789012:connection\/gateway\/[0-9a-f-]{36}$/,
    );
    const described = await client.send(new DescribeConnectionCommand({ Name }));
    expect(described).toMatchObject({
      ConnectionArn,
      SecretArn: expect.stringContaining(':secret:events!connection/gateway/'),
      CreationTime: expect.any(Date),
      AuthParameters: {
        BasicAuthParameters: { Username: 'ana' },
        InvocationHttpParameters: {
          HeaderParameters: [
            { Key: 'X-Loja', Value: 'centro' },
            { Key: 'X-Selo', IsValueSecret: true },
          ],
        },
      },
    });
    expect(JSON.stringify(described)).not.toContain('segredo-');
    await client.send(
      new UpdateConnectionCommand({
        Name,
        AuthorizationType: 'API_KEY',
        AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'X-Chave', ApiKeyValue: 'segredo-3' } },
      }),
    );
    expect(await client.send(new DescribeConnectionCommand({ Name }))).toMatchObject({
      ConnectionArn,
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'X-Chave' },
        InvocationHttpParameters: {
          HeaderParameters: [{ Key: 'X-Loja', Value: 'centro' }, { Key: 'X-Selo' }],
        },
      },
    });
    const { Connections } = await client.send(new ListConnectionsCommand({ NamePrefix: 'gate' }));
    expect(Connections?.map((connection) => connection.Name)).toEqual([Name]);
    await client.send(new DeleteConnectionCommand({ Name }));
    await expect(client.send(new DescribeConnectionCommand({ Name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('dada uma conexão sem o que o seu tipo pede, diz o que falta', async () => {
    await expect(
      client.send(
        new CreateConnectionCommand({
          Name: 'incompleta',
          AuthorizationType: 'API_KEY',
          AuthParameters: { BasicAuthParameters: { Username: 'ana', Password: 'x' } },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('authParameters.apiKeyAuthParameters.ApiKeyName'),
    });
  });
});
