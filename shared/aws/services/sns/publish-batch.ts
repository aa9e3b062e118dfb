import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { MAX_MESSAGE_BYTES, messageOf, sizeOfMessage } from './message.ts';
import { publishTo } from './publish.ts';
import type { Message } from './records.ts';
import type { Sns } from './sns.ts';

const MAX_ENTRIES = 10;

/** @throws `AwsError` quando o lote, e não uma entrada dele, não serve */
function entriesOf({ PublishBatchRequestEntries }: JsonObject): JsonObject[] {
  const entries = Array.isArray(PublishBatchRequestEntries)
    ? PublishBatchRequestEntries.filter(isObject)
    : [];
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > MAX_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  const ids = entries.map(({ Id }) => String(Id ?? ''));
  if (!ids.every((id) => /^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  return entries;
}

function failureOf(id: unknown, error: unknown): object {
  if (!(error instanceof AwsError)) throw error;
  return { Id: id, Code: error.code, Message: error.message, SenderFault: true };
}

/** `PublishBatch`: até dez mensagens; as que falham não impedem as outras. */
export const publishBatch: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:Publish', resource: String(input.TopicArn) }),
  async run(input, service) {
    const topic = service.topic(input.TopicArn);
    const entries = entriesOf(input);
    const Failed: object[] = [];
    const accepted: { readonly id: unknown; readonly message: Message }[] = [];
    for (const entry of entries) {
      try {
        accepted.push({ id: entry.Id, message: messageOf(entry, topic.arn, service.context.clock.now()) });
      } catch (error) {
        Failed.push(failureOf(entry.Id, error));
      }
    }
    const size = accepted.reduce((total, { message }) => total + sizeOfMessage(message), 0);
    if (size > MAX_MESSAGE_BYTES) {
      throw new AwsError(
        'BatchRequestTooLong',
        'The length of all the messages put together is more than the limit.',
      );
    }
    const Successful: object[] = [];
    for (const { id, message } of accepted) {
      try {
        Successful.push({ Id: id, ...(await publishTo(service, topic, message)) });
      } catch (error) {
        Failed.push(failureOf(id, error));
      }
    }
    return { Successful, Failed };
  },
};
