import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';
import { taggedTopic, tagsOf } from './tags.ts';

/** `TagResource` */
export const tagResource: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:TagResource', resource: String(input.ResourceArn) }),
  run(input, service) {
    const topic = taggedTopic(service, input);
    service.topics.set(topic.arn, { ...topic, tags: { ...topic.tags, ...tagsOf(input.Tags) } });
    return {};
  },
};
