import { awsJson } from '../../protocols/aws-json.ts';
import { defineService } from '../../service.ts';
import { describeContinuousBackups } from './describe-continuous-backups.ts';
import { describeTimeToLive } from './describe-time-to-live.ts';
import { DynamoDB } from './dynamodb.ts';
import { operation } from './operation.ts';
import { settleTables } from './settle-tables.ts';
import { transactGetItems } from './transact-get-items.ts';
import { transactWriteItems } from './transact-write-items.ts';
import { updateTimeToLive } from './update-time-to-live.ts';

/**
 * Amazon DynamoDB, pelo dynalite: ele segue o serviço mensagem por mensagem, e confere expressões e índices.
 * As transações e o TTL, que ele não tem, são feitos aqui com as ações dele; PartiQL não há.
 */
export const dynamodb = defineService<DynamoDB>({
  name: 'dynamodb',
  protocol: awsJson('DynamoDB_20120810', '1.0'),
  actions: {
    BatchGetItem: operation('BatchGetItem'),
    BatchWriteItem: operation('BatchWriteItem'),
    CreateTable: operation('CreateTable'),
    DeleteItem: operation('DeleteItem'),
    DeleteTable: operation('DeleteTable'),
    DescribeContinuousBackups: describeContinuousBackups,
    DescribeTable: operation('DescribeTable'),
    DescribeTimeToLive: describeTimeToLive,
    GetItem: operation('GetItem'),
    ListTables: operation('ListTables'),
    ListTagsOfResource: operation('ListTagsOfResource'),
    PutItem: operation('PutItem'),
    Query: operation('Query'),
    Scan: operation('Scan'),
    TagResource: operation('TagResource'),
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    UntagResource: operation('UntagResource'),
    UpdateItem: operation('UpdateItem'),
    UpdateTable: operation('UpdateTable'),
    UpdateTimeToLive: updateTimeToLive,
  },
  async create(context) {
    const service = new DynamoDB(context);
    if (context.storage.isPersistent) await settleTables(service.store);
    return service;
  },
  close: (service) => service.close(),
});
