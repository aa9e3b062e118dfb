import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { Visit } from '../../machine/state-node.ts';
import { callTask } from '../call-task.ts';
import type { SourcedItem } from '../item-reader.ts';
import { ITEM_READER_FAILED } from './errors.ts';
import { itemsIn, readText } from './object.ts';

const LIST_OBJECTS = 'arn:aws:states:::s3:listObjectsV2';

/** Os objetos de um prefixo, página por página; com `LOAD_AND_FLATTEN`, os itens dentro deles. */
export function* readListing(
  thread: Thread,
  location: JsonObject,
  config: JsonObject,
  maxItems: number,
): Visit<SourcedItem[]> {
  const bucket = `s3://${location.Bucket as string}`;
  const objects = yield* listObjects(
    thread,
    location,
    config.Transformation ? Number.POSITIVE_INFINITY : maxItems,
  );
  if (config.Transformation !== 'LOAD_AND_FLATTEN') {
    return objects.map((value) => ({ value, source: bucket }));
  }
  const items: SourcedItem[] = [];
  for (const { Key } of objects) {
    if (items.length >= maxItems) break;
    const text = yield* readText(thread, { Bucket: location.Bucket as string, Key: Key as string });
    for (const item of itemsIn(text, config)) items.push({ ...item, source: `${bucket}/${Key as string}` });
  }
  return items;
}

function* listObjects(thread: Thread, location: JsonObject, maxItems: number): Visit<JsonObject[]> {
  const objects: JsonObject[] = [];
  let token: Json | undefined;
  do {
    const page: JsonObject = token === undefined ? location : { ...location, ContinuationToken: token };
    const answer = (yield* callTask(thread, LIST_OBJECTS, page, ITEM_READER_FAILED)) as JsonObject;
    objects.push(...((answer.Contents ?? []) as JsonObject[]));
    token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
  } while (token !== undefined && objects.length < maxItems);
  return objects;
}
