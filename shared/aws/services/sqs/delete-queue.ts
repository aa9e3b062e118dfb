import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';

/** `DeleteQueue`: com as mensagens que houver. */
export const deleteQueue: Action<Sqs> = {
  permission: (input, service) => service.permission('DeleteQueue', input.QueueUrl),
  run(input, service) {
    service.delete(service.find(input.QueueUrl));
    return {};
  },
};
