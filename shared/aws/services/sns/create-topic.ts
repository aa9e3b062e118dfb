import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { invalidParameter } from './errors.ts';
import type { TopicRecord } from './records.ts';
import type { Sns } from './sns.ts';
import { tagsOf } from './tags.ts';
import { checkTopicAttributes } from './topic-attributes.ts';

function nameOf(input: JsonObject, isFifo: boolean): string {
  const name = typeof input.Name === 'string' ? input.Name : '';
  if (isFifo && !/^[A-Za-z0-9_-]{1,251}\.fifo$/.test(name)) {
    throw invalidParameter(
      'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.',
    );
  }
  if (!isFifo && !/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
  return name;
}

function sameFields(
  wanted: Readonly<Record<string, string>>,
  current: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) => (current[name] ?? '') === value);
}

/** `CreateTopic`: criar de novo o mesmo tópico devolve o que existe; com outros atributos, é um erro. */
export const createTopic: Action<Sns> = {
  permission: (input, service) => ({
    action: 'SNS:CreateTopic',
    resource: service.topicArn(String(input.Name)),
  }),
  run(input, service) {
    const attributes = checkTopicAttributes(input.Attributes);
    const name = nameOf(input, attributes.FifoTopic === 'true');
    const tags = tagsOf(input.Tags);
    const existing = service.topics.get(service.topicArn(name));
    if (existing) {
      if (!sameFields(attributes, existing.attributes)) {
        throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
      }
      if (!sameFields(tags, existing.tags)) {
        throw invalidParameter('Tags Reason: Topic already exists with different tags');
      }
      return { TopicArn: existing.arn };
    }
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
    const topic: TopicRecord = { arn: service.topicArn(name), name, attributes: given, tags };
    service.topics.set(topic.arn, topic);
    return { TopicArn: topic.arn };
  },
};
