import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TagResourceCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../asl/index.ts';
import { type LocalAws, startLocalAws } from '../../index.ts';

const TableName = 'sessoes';
const clock = new VirtualClock();
let aws: LocalAws;
let client: DynamoDBClient;

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, clock });
  client = new DynamoDBClient({ ...aws.clientConfig, maxAttempts: 1 });
  for (const name of [TableName, 'outra', 'mais-uma']) {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'S' },
          { AttributeName: 'dono', AttributeType: 'S' },
        ],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'por-dono',
            KeySchema: [{ AttributeName: 'dono', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    );
  }
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

function setTimeToLive(Enabled: boolean, AttributeName = 'vence') {
  return client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName } }),
  );
}

async function ids(): Promise<(string | undefined)[]> {
  const { Items } = await client.send(new ScanCommand({ TableName }));
  return (Items ?? []).map(({ id }) => id?.S).sort();
}

/** Deixa o relógio virtual chegar daqui a tantos segundos. */
async function pass(seconds: number): Promise<void> {
  await new Promise<void>((resolve) => void clock.at(clock.now() + seconds * 1000, resolve));
}

describe('o TTL de uma tabela', () => {
  test('dado um item que vence, ele some dos itens e dos índices quando o relógio passa da hora', async () => {
    const now = Math.floor(clock.now() / 1000);
    const put = (id: string, vence: { N: string } | { S: string }) =>
      client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, dono: { S: 'ana' }, vence } }));
    await put('curta', { N: String(now + 60) });
    await put('longa', { N: String(now + 3600) });
    await put('texto', { S: String(now + 60) });
    await put('antiga', { N: String(now - 6 * 365 * 86_400) });
    await setTimeToLive(true);
    expect(await ids()).toEqual(['antiga', 'curta', 'longa', 'texto']);
    await pass(61);
    expect(await ids()).toEqual(['antiga', 'longa', 'texto']);
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'por-dono',
        KeyConditionExpression: 'dono = :d',
        ExpressionAttributeValues: { ':d': { S: 'ana' } },
      }),
    );
    expect(Count).toBe(3);
    await put('outra', { N: String(Math.floor(clock.now() / 1000) + 10) });
    await pass(11);
    expect(await ids()).toEqual(['antiga', 'longa', 'texto']);
  });

  test('dado o que já está ligado ou desligado, recusa como a AWS', async () => {
    const described = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(described.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'vence' });
    await expect(setTimeToLive(true)).rejects.toMatchObject({ message: 'TimeToLive is already enabled' });
    await expect(setTimeToLive(false, 'outro')).rejects.toMatchObject({
      message: 'TimeToLive is active on a different AttributeName: current AttributeName is vence',
    });
    await setTimeToLive(false);
    await expect(setTimeToLive(false)).rejects.toMatchObject({ message: 'TimeToLive is already disabled' });
  });
});

describe('o que se pergunta de uma tabela', () => {
  test('dadas três tabelas, ListTables as mostra em páginas', async () => {
    const first = await client.send(new ListTablesCommand({ Limit: 2 }));
    expect(first.TableNames).toEqual(['mais-uma', 'outra']);
    const second = await client.send(
      new ListTablesCommand({ ExclusiveStartTableName: first.LastEvaluatedTableName }),
    );
    expect(second.TableNames).toEqual(['sessoes']);
  });

  test('dadas etiquetas, as guarda', async () => {
    const ResourceArn = `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}`;
    const Tags = [{ Key: 'curso', Value: 'delivery' }];
    await client.send(new TagResourceCommand({ ResourceArn, Tags }));
    expect((await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags).toEqual(Tags);
  });

  test('dada a recuperação contínua, está desligada; numa tabela que não há, é TableNotFoundException', async () => {
    const { ContinuousBackupsDescription } = await client.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe(
      'DISABLED',
    );
    await expect(
      client.send(new DescribeContinuousBackupsCommand({ TableName: 'sumiu' })),
    ).rejects.toMatchObject({ name: 'TableNotFoundException' });
  });
});
