import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import { optionalBoolean, optionalInteger, optionalList, optionalObject } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { ServiceContext } from '../../service.ts';
import type { EventSourceRecord } from './event-source-record.ts';
import type { FunctionRecord } from './records.ts';

/** O que se configura numa ligação. */
export type EventSourceSettings = Pick<
  EventSourceRecord,
  'isEnabled' | 'batchSize' | 'batchingWindow' | 'reportsBatchItemFailures' | 'maximumConcurrency'
>;

const DEFAULTS: EventSourceSettings = {
  isEnabled: true,
  batchSize: 10,
  batchingWindow: 0,
  reportsBatchItemFailures: false,
};

/** O que a AWS faria e este endpoint não faz; calar mudaria o que a função recebe. */
const unsupported = ['FilterCriteria', 'ProvisionedPollerConfig', 'KMSKeyArn'];

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}

/**
 * A configuração de um pedido por cima da que havia, conferida para o tipo da fila.
 * @throws `AwsError` `InvalidParameterValueException`
 */
export function readSettings(
  input: JsonObject,
  eventSourceArn: string,
  current: EventSourceSettings = DEFAULTS,
): EventSourceSettings {
  for (const field of unsupported) {
    const value = input[field];
    const isEmpty = value === undefined || value === null || JSON.stringify(value) === '{"Filters":[]}';
    if (!isEmpty) throw invalid(`${field} is not supported by this endpoint.`);
  }
  const batchSize = optionalInteger(input, 'BatchSize', { min: 1, max: 10_000 }) ?? current.batchSize;
  const batchingWindow =
    optionalInteger(input, 'MaximumBatchingWindowInSeconds', { min: 0, max: 300 }) ?? current.batchingWindow;
  const isFifo = eventSourceArn.endsWith('.fifo');
  if (isFifo && batchSize > 10) throw invalid('Batch size must be less than or equal to 10 for FIFO queues.');
  if (isFifo && batchingWindow > 0) throw invalid('Batching window is not supported for FIFO queues.');
  if (batchSize > 10 && batchingWindow === 0) {
    throw invalid(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const responses = optionalList(input, 'FunctionResponseTypes');
  const scaling = optionalObject(input, 'ScalingConfig');
  const maximumConcurrency = scaling
    ? optionalInteger(scaling, 'MaximumConcurrency', { min: 2, max: 1000 })
    : current.maximumConcurrency;
  return {
    isEnabled: optionalBoolean(input, 'Enabled') ?? current.isEnabled,
    batchSize,
    batchingWindow,
    reportsBatchItemFailures:
      responses?.includes('ReportBatchItemFailures') ?? current.reportsBatchItemFailures,
    ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
  };
}

/** Os atributos da fila, com os erros nas palavras da Lambda. */
async function attributesOf(context: ServiceContext, eventSourceArn: string): Promise<JsonObject> {
  const arn = parseArn(eventSourceArn);
  if (arn?.service !== 'sqs')
    throw invalid(`Event source ${eventSourceArn} is not supported by this endpoint.`);
  try {
    const { Attributes } = (await context.call('sqs', 'GetQueueAttributes', {
      QueueUrl: `${context.endpoint}/${arn.accountId}/${arn.resource}`,
      AttributeNames: ['VisibilityTimeout'],
    })) as { Attributes: JsonObject };
    return Attributes;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalid(
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    );
  }
}

/**
 * Confere o que a AWS confere ao ligar uma fila a uma função: que a fila existe, que o papel da função pode lê-la
 * e que uma mensagem não volta à fila com a função ainda rodando.
 * @throws `AwsError` `InvalidParameterValueException`
 */
export async function checkEventSource(
  context: ServiceContext,
  eventSourceArn: string,
  { roleArn, timeout }: FunctionRecord,
): Promise<void> {
  const { VisibilityTimeout } = await attributesOf(context, eventSourceArn);
  for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
    if (!context.iam.allows(roleArn, `sqs:${action}`, eventSourceArn)) {
      throw invalid(`The provided execution role does not have permissions to call ${action} on SQS`);
    }
  }
  if (Number(VisibilityTimeout) < timeout) {
    throw invalid(
      `Queue visibility timeout: ${String(VisibilityTimeout)} seconds is less than Function timeout: ${timeout} seconds`,
    );
  }
}
