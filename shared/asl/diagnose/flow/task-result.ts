import { closed, type Origin, open, type Shape } from './shape.ts';

const METADATA = ['SdkHttpMetadata', 'SdkResponseMetadata'];

/**
 * Todos os campos que a resposta de cada integração pode ter, para as que têm sempre os mesmos. De nenhuma das outras
 * se sabe nada.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'lambda:invoke': ['ExecutedVersion', 'FunctionError', 'LogResult', 'Payload', 'StatusCode', ...METADATA],
  'bedrock:invokeModel': ['Body', 'ContentType'],
  'states:startExecution': ['ExecutionArn', 'StartDate', ...METADATA],
  'sns:publish': ['MessageId', 'SequenceNumber', ...METADATA],
  'sqs:sendMessage': [
    'MD5OfMessageAttributes',
    'MD5OfMessageBody',
    'MD5OfMessageSystemAttributes',
    'MessageId',
    'SequenceNumber',
    ...METADATA,
  ],
  'dynamodb:getItem': ['ConsumedCapacity', 'Item', ...METADATA],
  'dynamodb:putItem': ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetadata', ...METADATA],
  'dynamodb:updateItem': ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetadata', ...METADATA],
  'dynamodb:deleteItem': ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetadata', ...METADATA],
};

const INTEGRATION = /^arn:[^:]*:states:::([\w-]+:\w+)$/;

/**
 * O que uma Task devolve.
 * @param answers as respostas de modelos que podem estar nele
 */
export function taskResult(resource: string, answers: ReadonlySet<string>, state: string): Shape {
  const integration = INTEGRATION.exec(resource)?.[1] ?? '';
  const names = Object.hasOwn(FIELDS, integration) ? FIELDS[integration] : undefined;
  if (!names) return open(answers);
  const origin: Origin = { kind: 'task', state, service: integration };
  return closed(
    new Map(names.map((name) => [name, open(METADATA.includes(name) ? new Set() : answers)])),
    origin,
  );
}
