import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';
import { readTags } from './tags.ts';

/** `TagQueue` */
export const tagQueue: Action<Sqs> = {
  permission: (input, service) => service.permission('TagQueue', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    queue.update({ tags: { ...queue.record.tags, ...readTags(input.Tags) } });
    return {};
  },
};
