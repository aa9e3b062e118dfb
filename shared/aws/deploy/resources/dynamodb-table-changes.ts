import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';

function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Uma forma comparável de um esquema: a ordem dos campos do JSON não conta. */
function schemaOf(value: unknown): string {
  return objects(value)
    .map(({ AttributeName, KeyType }) => `${String(KeyType)}:${String(AttributeName)}`)
    .join();
}

function projectionOf(value: unknown): string {
  const projection = isObject(value) ? value : {};
  const names = Array.isArray(projection.NonKeyAttributes)
    ? projection.NonKeyAttributes.map(String).sort()
    : [];
  return `${String(projection.ProjectionType)}:${names.join()}`;
}

function indexShape({ KeySchema, Projection }: JsonObject): string {
  return `${schemaOf(KeySchema)}|${projectionOf(Projection)}`;
}

function byName(value: unknown): Map<string, JsonObject> {
  return new Map(objects(value).map((index) => [String(index.IndexName), index]));
}

function shapesOf(value: unknown): string {
  return [...byName(value)]
    .map(([name, index]) => `${name}|${indexShape(index)}`)
    .sort()
    .join(';');
}

function typesOf(value: unknown): Map<string, unknown> {
  return new Map(
    objects(value).map(({ AttributeName, AttributeType }) => [String(AttributeName), AttributeType]),
  );
}

/** Chaves e índices locais só se escolhem na criação: mudá-los pede outra tabela. */
export function needsReplacement(table: JsonObject, wanted: JsonObject): boolean {
  if (schemaOf(table.KeySchema) !== schemaOf(wanted.KeySchema)) return true;
  if (shapesOf(table.LocalSecondaryIndexes) !== shapesOf(wanted.LocalSecondaryIndexes)) return true;
  const next = typesOf(wanted.AttributeDefinitions);
  return objects(table.KeySchema).some(({ AttributeName }) => {
    const name = String(AttributeName);
    return typesOf(table.AttributeDefinitions).get(name) !== next.get(name);
  });
}

function throughputOf(value: unknown): string {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = isObject(value) ? value : {};
  return `${Number(ReadCapacityUnits)}/${Number(WriteCapacityUnits)}`;
}

function billingOf(table: JsonObject, wanted: JsonObject): JsonObject[] {
  const summary = isObject(table.BillingModeSummary) ? table.BillingModeSummary : {};
  const isOnDemand = summary.BillingMode === 'PAY_PER_REQUEST';
  const { ProvisionedThroughput } = wanted;
  if (ProvisionedThroughput === undefined) return isOnDemand ? [] : [{ BillingMode: 'PAY_PER_REQUEST' }];
  if (isOnDemand) {
    const indexes = [...byName(table.GlobalSecondaryIndexes).keys()];
    return [
      {
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput,
        ...(indexes.length === 0
          ? {}
          : {
              GlobalSecondaryIndexUpdates: indexes.map((IndexName) => ({
                Update: {
                  IndexName,
                  ProvisionedThroughput:
                    byName(wanted.GlobalSecondaryIndexes).get(IndexName)?.ProvisionedThroughput ??
                    ProvisionedThroughput,
                },
              })),
            }),
      },
    ];
  }
  return throughputOf(table.ProvisionedThroughput) === throughputOf(ProvisionedThroughput)
    ? []
    : [{ ProvisionedThroughput }];
}

function indexChangesOf(table: JsonObject, wanted: JsonObject): JsonObject[] {
  const current = byName(table.GlobalSecondaryIndexes);
  const next = byName(wanted.GlobalSecondaryIndexes);
  const isSame = (name: string) => {
    const [before, after] = [current.get(name), next.get(name)];
    return before !== undefined && after !== undefined && indexShape(before) === indexShape(after);
  };
  const removed = [...current.keys()].filter((name) => !isSame(name));
  const added = [...next.keys()].filter((name) => !isSame(name));
  if (removed.length + added.length > 1) {
    throw new AwsError(
      'ValidationException',
      'Cannot perform more than one GSI creation or deletion in a single update',
    );
  }
  return [
    ...removed.map((IndexName) => ({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] })),
    ...added.map((name) => ({
      AttributeDefinitions: wanted.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: next.get(name) }],
    })),
  ];
}

/**
 * Os `UpdateTable` que levam a tabela ao que a pilha pede. Dois índices de uma vez o DynamoDB recusa, e o
 * CloudFormation também.
 * @throws `AwsError` `ValidationException`
 */
export function tableUpdatesOf(table: JsonObject, wanted: JsonObject): readonly JsonObject[] {
  return [...billingOf(table, wanted), ...indexChangesOf(table, wanted)];
}
