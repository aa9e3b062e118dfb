import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';
import { taggedTopic } from './tags.ts';

/** `ListTagsForResource` */
export const listTagsForResource: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:ListTagsForResource', resource: String(input.ResourceArn) }),
  run: (input, service) => ({
    Tags: Object.entries(taggedTopic(service, input).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
};
