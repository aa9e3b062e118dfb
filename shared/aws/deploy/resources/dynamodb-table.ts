import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.TableName === 'string' ? properties.TableName : context.generateName(255);
}

/** O que a API de criação recebe, do que a pilha diz. TTL, streams e criptografia não são imitados. */
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

function describe(name: string, { aws }: ResourceContext): Created {
  const arn = `arn:aws:dynamodb:${aws.region}:${aws.accountId}:table/${name}`;
  return {
    physicalId: name,
    attributes: { Arn: arn, StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`, TableId: name },
  };
}

/** `AWS::DynamoDB::Table`, e a `GlobalTable` que o `TableV2` do CDK cria, com uma réplica só: esta. */
export const dynamodbTable: ResourceType = {
  async create(properties, context) {
    const name = nameOf(properties, context);
    await context.aws.call('dynamodb', 'CreateTable', { TableName: name, ...tableOf(properties) });
    return describe(name, context);
  },
  // Mudar chaves ou índices refaz a tabela; na AWS uma parte disso seria feita no lugar.
  update: async () => 'replace',
  async delete(physicalId, { aws }) {
    await aws.call('dynamodb', 'DeleteTable', { TableName: physicalId });
  },
};
