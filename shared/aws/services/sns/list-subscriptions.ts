import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import type { SubscriptionRecord } from './records.ts';
import type { Sns } from './sns.ts';

/** Uma inscrição, como as listas a mostram. */
export function summarize({ arn, topicArn, protocol, endpoint }: SubscriptionRecord, owner: string): object {
  return { SubscriptionArn: arn, Owner: owner, Protocol: protocol, Endpoint: endpoint, TopicArn: topicArn };
}

/** `ListSubscriptions` */
export const listSubscriptions: Action<Sns> = {
  permission: (_input, service) => ({ action: 'SNS:ListSubscriptions', resource: service.topicArn('*') }),
  run(input, service) {
    const { items, next } = page([...service.subscriptions.values()], input);
    return { Subscriptions: items.map((item) => summarize(item, service.context.accountId)), ...next };
  },
};
