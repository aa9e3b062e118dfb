import type { Action } from '../../service.ts';
import { readEntries, runBatch } from './batch.ts';
import { changeVisibility } from './change-message-visibility.ts';
import type { Sqs } from './sqs.ts';

/** `ChangeMessageVisibilityBatch` */
export const changeMessageVisibilityBatch: Action<Sqs> = {
  permission: (input, service) => service.permission('ChangeMessageVisibility', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    return runBatch(readEntries(input, 'ChangeMessageVisibilityBatch'), (entry) => {
      changeVisibility(queue, entry);
      return {};
    });
  },
};
