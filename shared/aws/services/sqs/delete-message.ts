import type { Action } from '../../service.ts';
import { requiredHandle } from './receipt-handle.ts';
import type { Sqs } from './sqs.ts';

/** `DeleteMessage` */
export const deleteMessage: Action<Sqs> = {
  permission: (input, service) => service.permission('DeleteMessage', input.QueueUrl),
  run(input, service) {
    service.find(input.QueueUrl).delete(requiredHandle(input));
    return {};
  },
};
