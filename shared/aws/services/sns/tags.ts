import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import type { TopicRecord } from './records.ts';
import type { Sns } from './sns.ts';

/** Uma lista de `{ Key, Value }` como objeto. */
export function tagsOf(value: unknown): Record<string, string> {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  const tags = new Map<string, string>();
  for (const tag of list) {
    if (typeof tag.Key !== 'string' || tag.Key === '' || tag.Key.length > 128) throw invalidParameter('Tags');
    tags.set(tag.Key, typeof tag.Value === 'string' ? tag.Value : '');
  }
  return Object.fromEntries(tags);
}

/** @throws `AwsError` `ResourceNotFound` */
export function taggedTopic(service: Sns, { ResourceArn }: JsonObject): TopicRecord {
  const topic = service.topics.get(String(ResourceArn));
  if (!topic) throw new AwsError('ResourceNotFound', 'Resource does not exist', 404);
  return topic;
}
