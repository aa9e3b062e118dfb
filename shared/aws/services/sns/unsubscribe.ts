import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';

/** `Unsubscribe` */
export const unsubscribe: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:Unsubscribe', resource: String(input.SubscriptionArn) }),
  run(input, service) {
    service.subscriptions.delete(service.subscription(input.SubscriptionArn).arn);
    return {};
  },
};
