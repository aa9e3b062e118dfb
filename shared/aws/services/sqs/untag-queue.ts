import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';

/** `UntagQueue` */
export const untagQueue: Action<Sqs> = {
  permission: (input, service) => service.permission('UntagQueue', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    const removed = Array.isArray(input.TagKeys) ? input.TagKeys.map(String) : [];
    const left = Object.entries(queue.record.tags).filter(([name]) => !removed.includes(name));
    queue.update({ tags: Object.fromEntries(left) });
    return {};
  },
};
