import type { Action } from '../../service.ts';
import { summarize } from './list-subscriptions.ts';
import { page } from './paging.ts';
import type { Sns } from './sns.ts';

/** `ListSubscriptionsByTopic` */
export const listSubscriptionsByTopic: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:ListSubscriptionsByTopic', resource: String(input.TopicArn) }),
  run(input, service) {
    const topic = service.topic(input.TopicArn);
    const { items, next } = page(service.subscriptionsOf(topic.arn), input);
    return { Subscriptions: items.map((item) => summarize(item, service.context.accountId)), ...next };
  },
};
