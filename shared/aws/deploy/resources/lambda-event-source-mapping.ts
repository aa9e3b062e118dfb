import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** O CloudFormation chama os campos igual à API; os números e os booleanos podem vir como texto. */
function inputOf(properties: JsonObject): JsonObject {
  const { Enabled, BatchSize, MaximumBatchingWindowInSeconds, Tags: _tags, ...rest } = properties;
  return {
    ...rest,
    FunctionResponseTypes: properties.FunctionResponseTypes ?? [],
    Enabled: Enabled === undefined ? true : String(Enabled) === 'true',
    BatchSize: Number(BatchSize ?? 10),
    MaximumBatchingWindowInSeconds: Number(MaximumBatchingWindowInSeconds ?? 0),
  };
}

function created(output: object): Created {
  const { UUID, EventSourceMappingArn } = output as { UUID: string; EventSourceMappingArn: string };
  return { physicalId: UUID, attributes: { Id: UUID, EventSourceMappingArn } };
}

async function sourceOf(UUID: string, { aws }: ResourceContext): Promise<unknown> {
  const mapping = await aws.call('lambda', 'GetEventSourceMapping', { UUID });
  return (mapping as { EventSourceArn?: unknown }).EventSourceArn;
}

/** `AWS::Lambda::EventSourceMapping`: de uma fila do SQS a uma função. */
export const lambdaEventSourceMapping: ResourceType = {
  async create(properties, { aws }) {
    return created(await aws.call('lambda', 'CreateEventSourceMapping', inputOf(properties)));
  },
  async update(UUID, properties, context) {
    if ((await sourceOf(UUID, context)) !== properties.EventSourceArn) return 'replace';
    const output = await context.aws.call('lambda', 'UpdateEventSourceMapping', {
      UUID,
      ...inputOf(properties),
    });
    return created(output);
  },
  async delete(UUID, { aws }) {
    await aws.call('lambda', 'DeleteEventSourceMapping', { UUID });
  },
};
