import type { Action } from '../../service.ts';
import { readEntries, runBatch } from './batch.ts';
import { requiredHandle } from './receipt-handle.ts';
import type { Sqs } from './sqs.ts';

/** `DeleteMessageBatch` */
export const deleteMessageBatch: Action<Sqs> = {
  permission: (input, service) => service.permission('DeleteMessage', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    return runBatch(readEntries(input, 'DeleteMessageBatch'), (entry) => {
      queue.delete(requiredHandle(entry));
      return {};
    });
  },
};
