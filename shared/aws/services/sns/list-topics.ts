import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import type { Sns } from './sns.ts';

/** `ListTopics` */
export const listTopics: Action<Sns> = {
  permission: (_input, service) => ({ action: 'SNS:ListTopics', resource: service.topicArn('*') }),
  run(input, service) {
    const { items, next } = page([...service.topics.values()], input);
    return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), ...next };
  },
};
