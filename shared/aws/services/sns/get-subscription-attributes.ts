import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';

/** `GetSubscriptionAttributes` */
export const getSubscriptionAttributes: Action<Sns> = {
  permission: (input) => ({
    action: 'SNS:GetSubscriptionAttributes',
    resource: String(input.SubscriptionArn),
  }),
  run(input, service) {
    const { arn, topicArn, protocol, endpoint, attributes } = service.subscription(input.SubscriptionArn);
    const { accountId } = service.context;
    const attributesOf = {
      SubscriptionArn: arn,
      TopicArn: topicArn,
      Owner: accountId,
      Protocol: protocol,
      Endpoint: endpoint,
      ConfirmationWasAuthenticated: 'true',
      PendingConfirmation: 'false',
      RawMessageDelivery: 'false',
      SubscriptionPrincipal: `arn:aws:iam::${accountId}:root`,
      ...(attributes.FilterPolicy ? { FilterPolicyScope: 'MessageAttributes' } : {}),
      ...attributes,
    };
    return { Attributes: new Map(Object.entries(attributesOf)) };
  },
};
