import type { Action } from '../../service.ts';
import type { Sns } from './sns.ts';
import { describeTopic } from './topic-attributes.ts';

/** `GetTopicAttributes` */
export const getTopicAttributes: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:GetTopicAttributes', resource: String(input.TopicArn) }),
  run: (input, service) => ({ Attributes: describeTopic(service, service.topic(input.TopicArn)) }),
};
