import { AwsError } from '../../errors.ts';
import { awsJson } from '../../protocols/aws-json.ts';
import { type Protocol, RawReply } from '../../service.ts';

/**
 * O código que cada erro tinha no protocolo antigo (Query). O SQS fala JSON hoje, mas manda o código antigo num
 * cabeçalho, e é ele que o boto3 e a CLI mostram.
 */
const queryCodes: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** O código que o boto3, a CLI e a causa do Step Functions mostram para um erro do SQS. */
export function queryCodeOf(code: string): string {
  return queryCodes[code] ?? code;
}

/** Erros que nenhuma ação declara: a moldura dos serviços da AWS os dá, com o nome dela. */
const frameworkErrors: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InternalFailure',
  'InvalidParameterValueException',
  'MissingRequiredParameterException',
  'SerializationException',
  'UnknownOperationException',
]);

const json = awsJson('AmazonSQS', '1.0');

/** AWS JSON 1.0 com o código antigo dos erros em `x-amzn-query-error`. */
export const sqsProtocol: Protocol = {
  ...json,
  fail(error, requestId) {
    const namespace = frameworkErrors.has(error.code) ? 'com.amazon.coral.service' : 'com.amazonaws.sqs';
    const { status, headers, body } = json.fail(
      new AwsError(`${namespace}#${error.code}`, error.message, error.status, error.fields),
      requestId,
    );
    const { 'x-amzn-errortype': _, ...rest } = headers;
    const fault = error.status >= 500 ? 'Receiver' : 'Sender';
    return new RawReply(
      status,
      { ...rest, 'x-amzn-query-error': `${queryCodeOf(error.code)};${fault}` },
      body,
    );
  },
};
