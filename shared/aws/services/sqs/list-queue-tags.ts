import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';

/** `ListQueueTags` */
export const listQueueTags: Action<Sqs> = {
  permission: (input, service) => service.permission('ListQueueTags', input.QueueUrl),
  run(input, service) {
    const { tags } = service.find(input.QueueUrl).record;
    return Object.keys(tags).length > 0 ? { Tags: tags } : {};
  },
};
