import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';
import { taggedTopic } from './tags.ts';

/** `UntagResource` */
export const untagResource: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:UntagResource', resource: String(input.ResourceArn) }),
  run(input, service) {
    const topic = taggedTopic(service, input);
    const removed = new Set(Array.isArray(input.TagKeys) ? input.TagKeys : []);
    const tags = Object.fromEntries(Object.entries(topic.tags).filter(([key]) => !removed.has(key)));
    service.topics.set(topic.arn, { ...topic, tags });
    return {};
  },
};
