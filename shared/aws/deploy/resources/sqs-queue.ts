import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { defaultAttributes } from '../../services/sqs/attributes.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** Os atributos que a pilha escreve como um objeto, e a API como texto JSON. */
const policies = ['RedrivePolicy', 'RedriveAllowPolicy'];

function isFifo(properties: JsonObject): boolean {
  return String(properties.FifoQueue) === 'true';
}

function nameOf(properties: JsonObject, context: ResourceContext): string {
  if (typeof properties.QueueName === 'string') return properties.QueueName;
  return isFifo(properties) ? `${context.generateName(75)}.fifo` : context.generateName(80);
}

function urlOf(properties: JsonObject, context: ResourceContext): string {
  const { endpoint, accountId } = context.aws;
  return `${endpoint}/${accountId}/${nameOf(properties, context)}`;
}

/** Todos os atributos, com o padrão do que a pilha não diz: uma propriedade que sai da pilha volta a ele. */
function attributesOf(properties: JsonObject): JsonObject {
  const { SqsManagedSseEnabled, ...defaults } = defaultAttributes(isFifo(properties));
  const attributes: JsonObject = {
    ...defaults,
    ...(properties.KmsMasterKeyId === undefined ? { SqsManagedSseEnabled } : {}),
    KmsMasterKeyId: '',
    RedrivePolicy: '',
    RedriveAllowPolicy: '',
  };
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'QueueName' || name === 'Tags' || (name === 'FifoQueue' && !isFifo(properties))) continue;
    attributes[name] = policies.includes(name) ? JSON.stringify(value) : String(value);
  }
  return attributes;
}

function tagsOf(properties: JsonObject): Record<string, string> {
  const tags = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));
}

function describe(properties: JsonObject, context: ResourceContext): Created {
  const { region, accountId } = context.aws;
  const name = nameOf(properties, context);
  const url = urlOf(properties, context);
  return {
    physicalId: url,
    attributes: { Arn: `arn:aws:sqs:${region}:${accountId}:${name}`, QueueName: name, QueueUrl: url },
  };
}

async function retag(QueueUrl: string, properties: JsonObject, { aws }: ResourceContext): Promise<void> {
  const { Tags: current = {} } = (await aws.call('sqs', 'ListQueueTags', { QueueUrl })) as {
    Tags?: Record<string, string>;
  };
  const wanted = tagsOf(properties);
  const removed = Object.keys(current).filter((key) => !Object.hasOwn(wanted, key));
  await aws.call('sqs', 'UntagQueue', { QueueUrl, TagKeys: removed });
  await aws.call('sqs', 'TagQueue', { QueueUrl, Tags: wanted });
}

/** `AWS::SQS::Queue`: muda no lugar, menos o nome e o tipo. */
export const sqsQueue: ResourceType = {
  nameProperty: 'QueueName',
  identify: urlOf,
  lossWhenReplaced: 'A fila antiga e as mensagens dela foram apagadas.',
  // A URL leva o endereço da AWS local: em outra porta, quem a recebe precisa da nova.
  fingerprint: (_properties, { aws }) => aws.endpoint,
  async create(properties, context) {
    await context.aws.call('sqs', 'CreateQueue', {
      QueueName: nameOf(properties, context),
      Attributes: attributesOf(properties),
      tags: tagsOf(properties),
    });
    return describe(properties, context);
  },
  async update(physicalId, properties, context) {
    if (physicalId.split('/').at(-1) !== nameOf(properties, context)) return 'replace';
    const { FifoQueue: _fifo, ...Attributes } = attributesOf(properties);
    const { physicalId: QueueUrl, attributes } = describe(properties, context);
    await context.aws.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes });
    await retag(QueueUrl, properties, context);
    return { physicalId: QueueUrl, attributes };
  },
  async delete(physicalId, { aws }) {
    try {
      await aws.call('sqs', 'DeleteQueue', { QueueUrl: physicalId });
    } catch (error) {
      // Alguém já a apagou: é o que se queria.
      if (!(error instanceof AwsError) || error.code !== 'QueueDoesNotExist') throw error;
    }
  },
};
