import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Tags } from './records.ts';
import { malformedXml } from './xml-body.ts';

function invalid(message: string): never {
  throw new AwsError('InvalidTag', message);
}

function checked(pairs: readonly (readonly [string, string])[], max: number): Tags {
  if (pairs.length > max) throw new AwsError('BadRequest', `Object tags cannot be greater than ${max}`);
  for (const [key, value] of pairs) {
    if (key === '' || key.length > 128) invalid('The TagKey you have provided is invalid');
    if (value.length > 256) invalid('The TagValue you have provided is invalid');
  }
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    invalid('Cannot provide multiple Tags with the same key');
  return Object.fromEntries(pairs);
}

/** As etiquetas de `x-amz-tagging`: `a=1&b=2`. @throws `AwsError` `InvalidTag` */
export function tagsOfHeader(header: string | undefined): Tags | undefined {
  return header === undefined ? undefined : checked([...new URLSearchParams(header)], 10);
}

/** As etiquetas de um `<Tagging>`; um balde aceita 50, um objeto, 10. @throws `AwsError` `InvalidTag`, `MalformedXML` */
export function tagsOfXml(tagging: JsonObject, max: 10 | 50): Tags {
  const set = isObject(tagging.TagSet) ? [tagging.TagSet.Tag].flat() : [];
  const pairs = set
    .filter((tag) => tag !== undefined)
    .map((tag) => {
      if (!isObject(tag) || tag.Key === undefined || tag.Value === undefined) return malformedXml();
      return [String(tag.Key), String(tag.Value)] as const;
    });
  return checked(pairs, max);
}

/** As etiquetas na forma da resposta. */
export function shownTags(tags: Tags | undefined): object {
  return { TagSet: { Tag: Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value })) } };
}
