import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';
import { checkSubscriptionAttributes } from './subscription-attributes.ts';

/** `SetSubscriptionAttributes`. Um `FilterPolicy` vazio ou `{}` tira o filtro. */
export const setSubscriptionAttributes: Action<Sns> = {
  permission: (input) => ({
    action: 'SNS:SetSubscriptionAttributes',
    resource: String(input.SubscriptionArn),
  }),
  run(input, service) {
    const subscription = service.subscription(input.SubscriptionArn);
    const changed = {
      ...subscription.attributes,
      [String(input.AttributeName ?? '')]: input.AttributeValue ?? '',
    };
    const attributes = checkSubscriptionAttributes(changed, subscription.protocol);
    service.subscriptions.set(subscription.arn, { ...subscription, attributes });
    return {};
  },
};
