import type { Action } from '../../service.ts';
import { forgetSequence } from './fifo.ts';
import type { Sns } from './sns.ts';

/** `DeleteTopic`: leva junto as inscrições. Apagar o que não existe não é erro. */
export const deleteTopic: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:DeleteTopic', resource: String(input.TopicArn) }),
  run(input, service) {
    const arn = String(input.TopicArn ?? '');
    for (const { arn: subscriptionArn } of service.subscriptionsOf(arn)) {
      service.subscriptions.delete(subscriptionArn);
    }
    forgetSequence(service.context.storage, arn);
    service.topics.delete(arn);
    return {};
  },
};
