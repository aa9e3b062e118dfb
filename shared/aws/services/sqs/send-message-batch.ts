import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import { LARGEST_MESSAGE_BYTES } from './attributes.ts';
import { readEntries, runBatch } from './batch.ts';
import { readMessage, senderOf, sizeOfEntry } from './message-input.ts';
import { describeSent } from './message-output.ts';
import type { Sqs } from './sqs.ts';

/** `SendMessageBatch`: até dez mensagens; as que não servem vão em `Failed` e não impedem as outras. */
export const sendMessageBatch: Action<Sqs> = {
  permission: (input, service) => service.permission('SendMessage', input.QueueUrl),
  run(input, service, call) {
    const queue = service.find(input.QueueUrl);
    const entries = readEntries(input, 'SendMessageBatch');
    const size = entries.reduce((total, entry) => total + sizeOfEntry(entry), 0);
    if (size > LARGEST_MESSAGE_BYTES) {
      throw new AwsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${LARGEST_MESSAGE_BYTES} bytes. You have sent ${size} bytes.`,
      );
    }
    const sender = senderOf(service.context, call);
    return runBatch(entries, (entry) => {
      const message = readMessage(entry, queue, sender);
      return describeSent(message, queue.send(message));
    });
  },
};
