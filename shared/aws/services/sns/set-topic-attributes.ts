import type { Action } from '../../service.ts';
import { invalidParameter } from './errors.ts';
import type { Sns } from './sns.ts';
import { checkTopicAttribute } from './topic-attributes.ts';

/** `SetTopicAttributes` */
export const setTopicAttributes: Action<Sns> = {
  permission: (input) => ({ action: 'SNS:SetTopicAttributes', resource: String(input.TopicArn) }),
  run(input, service) {
    const topic = service.topic(input.TopicArn);
    const name = String(input.AttributeName ?? '');
    const value = input.AttributeValue ?? '';
    checkTopicAttribute(name, value);
    if (name === 'FifoTopic') throw invalidParameter('AttributeName');
    const { [name]: _previous, ...others } = topic.attributes;
    // Um valor vazio volta ao padrão.
    const attributes = value === '' ? others : { ...others, [name]: String(value) };
    service.topics.set(topic.arn, { ...topic, attributes });
    return {};
  },
};
