import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';
import { needsReplacement, tableUpdatesOf } from './dynamodb-table-changes.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.TableName === 'string' ? properties.TableName : context.generateName(255);
}

/** O que a API de criação recebe, do que a pilha diz. Criptografia e cópias de segurança não são imitadas. */
function tableOf(properties: JsonObject): JsonObject {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
  const isProvisioned = properties.ProvisionedThroughput !== undefined;
  return {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    ...(isProvisioned
      ? { ProvisionedThroughput: properties.ProvisionedThroughput }
      : { BillingMode: 'PAY_PER_REQUEST' }),
  };
}

/** Liga ou desliga o TTL. Um DynamoDB local que não o tem não impede o deploy: a impressão conta. */
async function setTimeToLive(
  name: string,
  properties: JsonObject,
  { aws }: ResourceContext,
): Promise<boolean> {
  const wanted = isObject(properties.TimeToLiveSpecification) ? properties.TimeToLiveSpecification : {};
  const { TimeToLiveDescription: current } = (await aws.call('dynamodb', 'DescribeTimeToLive', {
    TableName: name,
  })) as { TimeToLiveDescription?: { TimeToLiveStatus?: string; AttributeName?: string } };
  const isOn = current?.TimeToLiveStatus === 'ENABLED';
  const isWanted = wanted.Enabled === true || wanted.Enabled === 'true';
  if (isOn === isWanted && (!isOn || current?.AttributeName === wanted.AttributeName)) return true;
  try {
    await aws.call('dynamodb', 'UpdateTimeToLive', {
      TableName: name,
      TimeToLiveSpecification: {
        Enabled: isWanted,
        AttributeName: isWanted ? wanted.AttributeName : current?.AttributeName,
      },
    });
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'UnknownOperationException') return false;
    throw error;
  }
}

async function describe(name: string, properties: JsonObject, context: ResourceContext): Promise<Created> {
  const arn = `arn:aws:dynamodb:${context.aws.region}:${context.aws.accountId}:table/${name}`;
  const missing = [
    ...((await setTimeToLive(name, properties, context)) ? [] : ['TTL']),
    ...(properties.StreamSpecification === undefined ? [] : ['streams']),
  ];
  return {
    physicalId: name,
    attributes: { Arn: arn, StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`, TableId: name },
    ...(missing.length > 0 ? { note: `sem ${missing.join(' nem ')} aqui` } : {}),
  };
}

/** `AWS::DynamoDB::Table`, e a `GlobalTable` que o `TableV2` do CDK cria, com uma réplica só: esta. */
export const dynamodbTable: ResourceType = {
  nameProperty: 'TableName',
  identify: nameOf,
  lossWhenReplaced: 'A tabela antiga e os itens dela foram apagados: a nova começa vazia.',
  async create(properties, context) {
    const name = nameOf(properties, context);
    await context.aws.call('dynamodb', 'CreateTable', { TableName: name, ...tableOf(properties) });
    return describe(name, properties, context);
  },
  async update(physicalId, properties, context) {
    if (nameOf(properties, context) !== physicalId) return 'replace';
    const { Table } = (await context.aws.call('dynamodb', 'DescribeTable', { TableName: physicalId })) as {
      Table: JsonObject;
    };
    if (needsReplacement(Table, properties)) return 'replace';
    for (const changes of tableUpdatesOf(Table, tableOf(properties)))
      await context.aws.call('dynamodb', 'UpdateTable', { TableName: physicalId, ...changes });
    return describe(physicalId, properties, context);
  },
  async delete(physicalId, { aws }) {
    await aws.call('dynamodb', 'DeleteTable', { TableName: physicalId });
  },
};
