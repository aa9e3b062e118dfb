import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

let aws: LocalAws;
let client: DynamoDBClient;
const TableName = 'pedidos';

async function createTable(to: DynamoDBClient, name = TableName): Promise<void> {
  await to.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'cliente', AttributeType: 'S' },
        { AttributeName: 'numero', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'cliente', KeyType: 'HASH' },
        { AttributeName: 'numero', KeyType: 'RANGE' },
      ],
    }),
  );
}

beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  client = new DynamoDBClient({ ...aws.clientConfig, maxAttempts: 1 });
  await createTable(client);
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

function item(cliente: string, numero: number, more: Record<string, { S: string } | { N: string }> = {}) {
  return { cliente: { S: cliente }, numero: { N: String(numero) }, ...more };
}

describe('DynamoDB', () => {
  test('dada uma tabela nova, já está ativa, com o ARN daqui', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/pedidos',
    });
  });

  test('dado um item, guarda, lê, muda e consulta', async () => {
    await client.send(new PutItemCommand({ TableName, Item: item('ana', 1, { total: { N: '10' } }) }));
    await client.send(new PutItemCommand({ TableName, Item: item('ana', 2) }));
    const updated = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: item('ana', 1),
        UpdateExpression: 'SET #t = #t + :v',
        ExpressionAttributeNames: { '#t': 'total' },
        ExpressionAttributeValues: { ':v': { N: '5' } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(updated.Attributes?.total).toEqual({ N: '15' });
    expect((await client.send(new GetItemCommand({ TableName, Key: item('ana', 1) }))).Item).toEqual(
      item('ana', 1, { total: { N: '15' } }),
    );
    const queried = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'cliente = :c AND numero > :n',
        ExpressionAttributeValues: { ':c': { S: 'ana' }, ':n': { N: '1' } },
      }),
    );
    expect(queried.Items).toEqual([item('ana', 2)]);
  });

  test('dada uma condição que falha, é ConditionalCheckFailedException', async () => {
    await client.send(new PutItemCommand({ TableName, Item: item('bia', 1) }));
    await expect(
      client.send(
        new PutItemCommand({
          TableName,
          Item: item('bia', 1),
          ConditionExpression: 'attribute_not_exists(cliente)',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
  });

  test('dado um lote, grava todos', async () => {
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: [1, 2, 3].map((n) => ({ PutRequest: { Item: item('lote', n) } })) },
      }),
    );
    const { Count } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'cliente = :c',
        ExpressionAttributeValues: { ':c': { S: 'lote' } },
      }),
    );
    expect(Count).toBe(3);
  });

  test('dada uma tabela que não existe, e uma entrada errada, os erros são os da AWS', async () => {
    await expect(
      client.send(new GetItemCommand({ TableName: 'sumiu', Key: item('a', 1) })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      client.send(new PutItemCommand({ TableName, Item: { cliente: { S: 'x' } } })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Missing the key numero'),
    });
  });

  test('dada uma operação que o dynalite não tem, o erro a nomeia', async () => {
    await expect(
      client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM pedidos' })),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('ExecuteStatement'),
    });
  });

  test('dados 300 pedidos malformados, o servidor continua de pé', async () => {
    const operations = [
      'PutItem',
      'GetItem',
      'UpdateItem',
      'Query',
      'Scan',
      'BatchWriteItem',
      'CreateTable',
      'DeleteItem',
    ];
    const field = fc.constantFrom(
      'TableName',
      'Key',
      'Item',
      'UpdateExpression',
      'ConditionExpression',
      'ExpressionAttributeValues',
      'KeyConditionExpression',
      'RequestItems',
      'AttributeDefinitions',
      'KeySchema',
      'FilterExpression',
      '__proto__',
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(TableName, item('a', 1), { cliente: { S: 'x' } }, 'SET a = :b', 'cliente = :c', {
        ':b': { N: 'x' },
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations),
        fc.dictionary(field, value),
        async (operation, body) => {
          const response = await fetch(aws.endpoint, {
            method: 'POST',
            headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
            body: JSON.stringify(body),
          });
          await response.text();
          expect(response.status).toBeLessThanOrEqual(500);
        },
      ),
      { numRuns: 300 },
    );
    expect((await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus).toBe('ACTIVE');
  });

  test('dada uma pasta, a tabela sobrevive ao reinício', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tabelas-'));
    const first = await startLocalAws({ port: 0, storage: folder });
    const before = new DynamoDBClient(first.clientConfig);
    await createTable(before, 'guardada');
    await before.send(new PutItemCommand({ TableName: 'guardada', Item: item('ana', 1) }));
    before.destroy();
    await first.close();
    const second = await startLocalAws({ port: 0, storage: folder });
    const after = new DynamoDBClient(second.clientConfig);
    expect((await after.send(new ScanCommand({ TableName: 'guardada' }))).Items).toEqual([item('ana', 1)]);
    await after.send(new DeleteTableCommand({ TableName: 'guardada' }));
    after.destroy();
    await second.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
});

describe('DynamoDB nas tarefas', () => {
  let sfn: SFNClient;
  let count = 0;
  beforeAll(() => {
    sfn = new SFNClient(aws.clientConfig);
  });
  afterAll(() => sfn.destroy());

  async function runTask(Resource: string, Parameters: object) {
    const definition = JSON.stringify({
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource, Parameters, End: true } },
    });
    const roleArn = 'arn:aws:iam::123456789012:role/papel';
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({ name: `d${++count}`, definition, roleArn }),
    );
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    await expect
      .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
        timeout: 5000,
      })
      .not.toBe('RUNNING');
    return sfn.send(new DescribeExecutionCommand({ executionArn }));
  }

  test('dados putItem e getItem otimizados, o resultado traz os metadados em ordem', async () => {
    const put = await runTask('arn:aws:states:::dynamodb:putItem', { TableName, Item: item('caio', 1) });
    expect(put.status, put.cause).toBe('SUCCEEDED');
    expect(Object.keys(JSON.parse(put.output ?? ''))).toEqual(['SdkHttpMetadata', 'SdkResponseMetadata']);
    const got = await runTask('arn:aws:states:::dynamodb:getItem', { TableName, Key: item('caio', 1) });
    const output = JSON.parse(got.output ?? '');
    expect(Object.keys(output)).toEqual(['Item', 'SdkHttpMetadata', 'SdkResponseMetadata']);
    expect(output.Item).toEqual(item('caio', 1));
  });

  test('dado aws-sdk:dynamodb:putItem, o resultado é vazio', async () => {
    const put = await runTask('arn:aws:states:::aws-sdk:dynamodb:putItem', {
      TableName,
      Item: item('duda', 1),
    });
    expect(put).toMatchObject({ status: 'SUCCEEDED', output: '{}' });
  });

  test.each([
    [
      'arn:aws:states:::dynamodb:putItem',
      'DynamoDB.ConditionalCheckFailedException',
      /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: .+; Proxy: null\)$/,
    ],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDb.ConditionalCheckFailedException',
      /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: .+\)/,
    ],
  ])('dada uma condição que falha em %s, o erro é %s', async (Resource, error, cause) => {
    await client.send(new PutItemCommand({ TableName, Item: item('eva', 1) }));
    const failed = await runTask(Resource, {
      TableName,
      Item: item('eva', 1),
      ConditionExpression: 'attribute_not_exists(cliente)',
    });
    expect(failed).toMatchObject({ status: 'FAILED', error, cause: expect.stringMatching(cause) });
  });

  test.each([
    ['N', { cliente: { S: 'eva' }, score: { N: 700 } }],
    ['S', { cliente: { S: { nome: 'eva' } } }],
    ['N', { cliente: { S: 'eva' }, notas: { L: [{ M: { score: { N: 700 } } }] } }],
  ])('dado um valor que não é texto em %s, a tarefa não começa e a causa diz o tipo', async (type, Item) => {
    const failed = await runTask('arn:aws:states:::dynamodb:putItem', { TableName, Item });
    expect(failed).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(
        `could not be used to start the Task: [The value for the field '${type}' must be a STRING]`,
      ),
    });
  });
});
