import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { Visit } from '../machine/state-node.ts';
import { compileTemplate } from '../states/fields/json-path-fields.ts';
import { compileJsonataField } from '../states/fields/jsonata-fields.ts';
import { ANY_INTEGER, compileNumber } from '../states/map/number-field.ts';
import { readerFailed } from './readers/errors.ts';
import { readListing } from './readers/listing.ts';
import { readManifest } from './readers/manifest.ts';
import { itemsIn, readText } from './readers/object.ts';

/** Um item e de onde ele veio (`$$.Map.Item.Source`). */
export interface SourcedItem {
  readonly value: Json;
  readonly key?: string;
  readonly source: string;
}

/** Lê os itens de um Map Distributed. */
export type ReadItems = (thread: Thread, input: Json) => Visit<SourcedItem[]>;

/** Prepara um `ItemReader`. Os objetos chegam pela porta das tarefas, como `s3:getObject` e `s3:listObjectsV2`. */
export function compileItemReader(definition: JsonObject, context: CompileContext): ReadItems {
  const config = (definition.ReaderConfig ?? {}) as JsonObject;
  const isJsonata = context.queryLanguage === 'JSONata';
  const evaluate = isJsonata
    ? compileJsonataField(definition.Arguments ?? {}, 'ItemReader/Arguments')
    : undefined;
  const fill = compileTemplate(definition.Parameters);
  const readMaxItems = compileNumber(config, 'MaxItems', context.queryLanguage, ANY_INTEGER);
  const isListing = String(definition.Resource).endsWith(':listObjectsV2');

  return function* (thread, input) {
    const location = (evaluate ? yield* thread.settled(evaluate(thread)) : fill(thread, input)) as JsonObject;
    const maxItems = (yield* thread.settled(readMaxItems(thread, input))) || Number.POSITIVE_INFINITY;
    if (maxItems < 0) throw readerFailed('field MaxItems must be positive');
    refuseVersionedParquet(config, location);
    const items = isListing
      ? yield* readListing(thread, location, config, maxItems)
      : yield* readObject(thread, location, config);
    return items.length > maxItems ? items.slice(0, maxItems) : items;
  };
}

function* readObject(thread: Thread, location: JsonObject, config: JsonObject): Visit<SourcedItem[]> {
  if (config.InputType === 'MANIFEST' || config.ManifestType === 'ATHENA_DATA') {
    return yield* readManifest(thread, location, config);
  }
  const text = yield* readText(thread, location);
  const source = `s3://${location.Bucket as string}/${location.Key as string}`;
  return itemsIn(text, config).map((item) => ({ ...item, source }));
}

function refuseVersionedParquet({ InputType }: JsonObject, { VersionId }: JsonObject): void {
  if (InputType !== 'PARQUET' || VersionId === undefined) return;
  throw readerFailed('S3 Version ID selection is not currently supported for PARQUET files');
}
