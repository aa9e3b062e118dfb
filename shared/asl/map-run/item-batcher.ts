import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { utf8Size } from '../json/size.ts';
import { stringifyJson } from '../json/stringify.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { Visit } from '../machine/state-node.ts';
import { compileTemplate } from '../states/fields/json-path-fields.ts';
import { compileJsonataField } from '../states/fields/jsonata-fields.ts';
import { MAX_PAYLOAD_BYTES } from '../states/fields/size-limit.ts';
import { compileNumber, nonNegative } from '../states/map/number-field.ts';
import type { ChildInput } from './child-runs.ts';

/** Junta as entradas dos itens em lotes. */
export type Batch = (thread: Thread, input: Json, items: readonly Json[]) => Visit<ChildInput[]>;

/** Prepara um `ItemBatcher`: cada filha recebe `{ BatchInput, Items }`. */
export function compileItemBatcher(definition: JsonObject, context: CompileContext): Batch {
  const language = context.queryLanguage;
  const readMaxItems = compileNumber(
    definition,
    'MaxItemsPerBatch',
    language,
    nonNegative('MaxItemsPerBatch'),
  );
  const readMaxBytes = compileNumber(
    definition,
    'MaxInputBytesPerBatch',
    language,
    nonNegative('MaxInputBytesPerBatch'),
  );
  const { BatchInput } = definition;
  const evaluate =
    language === 'JSONata' && BatchInput !== undefined
      ? compileJsonataField(BatchInput, 'ItemBatcher/BatchInput')
      : undefined;
  const fill = compileTemplate(BatchInput);

  return function* (thread, input, items) {
    const maxItems = (yield* thread.settled(readMaxItems(thread, input))) || Number.POSITIVE_INFINITY;
    const maxBytes = (yield* thread.settled(readMaxBytes(thread, input))) || MAX_PAYLOAD_BYTES;
    const shared: JsonObject = {};
    if (evaluate) shared.BatchInput = yield* thread.settled(evaluate(thread));
    else if (BatchInput !== undefined) shared.BatchInput = fill(thread, input);
    return groups(items, maxItems, maxBytes - sizeOf({ ...shared, Items: [] })).map((group) => ({
      input: { ...shared, Items: group },
      itemCount: group.length,
    }));
  };
}

/** Lotes com até `maxItems` itens e até `maxBytes` de itens. Um item que não cabe vai sozinho. */
function groups(items: readonly Json[], maxItems: number, maxBytes: number): Json[][] {
  const all: Json[][] = [];
  let group: Json[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item) + 1;
    if (group.length > 0 && (group.length >= maxItems || bytes + size > maxBytes)) {
      all.push(group);
      group = [];
      bytes = 0;
    }
    group.push(item);
    bytes += size;
  }
  if (group.length > 0) all.push(group);
  return all;
}

function sizeOf(value: Json): number {
  return utf8Size(stringifyJson(value));
}
