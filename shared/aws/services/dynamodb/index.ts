import { awsJson } from '../../protocols/aws-json.ts';
import { defineService } from '../../service.ts';
import { DynamoDB } from './dynamodb.ts';
import { operation } from './operation.ts';

/**
 * Amazon DynamoDB, pelo dynalite: ele segue o serviço mensagem por mensagem, confere expressões e índices, e
 * não tem transações, PartiQL nem TTL.
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
    DescribeTable: operation('DescribeTable'),
    DescribeTimeToLive: operation('DescribeTimeToLive'),
    GetItem: operation('GetItem'),
    ListTables: operation('ListTables'),
    ListTagsOfResource: operation('ListTagsOfResource'),
    PutItem: operation('PutItem'),
    Query: operation('Query'),
    Scan: operation('Scan'),
    TagResource: operation('TagResource'),
    UntagResource: operation('UntagResource'),
    UpdateItem: operation('UpdateItem'),
    UpdateTable: operation('UpdateTable'),
  },
  create: (context) => new DynamoDB(context),
  close: (service) => service.close(),
});
