import { StatesError } from '../execution/states-error.ts';
import { isObject, type Json, JsonSyntaxError, parseJson, stringifyJson } from '../json/index.ts';
import { compileItemBatcher } from '../map-run/item-batcher.ts';
import { readJson } from '../map-run/readers/json.ts';
import { loneContext } from './lone-context.ts';
import type { InspectionData } from './request.ts';
import type { Subject } from './subject.ts';
import type { TestThread } from './test-thread.ts';

/**
 * A lista que o `ItemReader` deu. Com `ItemsPointer`, o que foi lido é o documento inteiro, e a lista está
 * onde ele aponta.
 * @param readerData o que o leitor leu, em JSON
 * @returns ausente se nada foi lido ou se não há lista no que foi lido
 */
export function itemsRead(state: Subject['state'], readerData: string | undefined): Json[] | undefined {
  if (readerData === undefined) return undefined;
  const ItemsPointer = pointerOf(state);
  try {
    if (ItemsPointer !== undefined) return readJson(readerData, { ItemsPointer }).map(({ value }) => value);
    const items = parseJson(readerData);
    return Array.isArray(items) ? items : undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError || error instanceof StatesError) return undefined;
    throw error;
  }
}

/** O `ItemsPointer` do `ItemReader`, se há. */
export function pointerOf({ ItemReader }: Subject['state']): string | undefined {
  const config = isObject(ItemReader ?? null) ? (ItemReader as Subject['state']).ReaderConfig : undefined;
  const pointer = config !== undefined && isObject(config) ? config.ItemsPointer : undefined;
  return typeof pointer === 'string' ? pointer : undefined;
}

/** Mostra os lotes que o `ItemBatcher` de um Map distribuído faria: a entrada de cada filha. */
export async function inspectBatches(
  { state, language }: Subject,
  thread: TestThread,
  input: Json,
  items: readonly Json[],
  data: InspectionData,
): Promise<void> {
  const { ItemBatcher } = state;
  if (ItemBatcher === undefined || !isObject(ItemBatcher)) return;
  const batch = compileItemBatcher(ItemBatcher, loneContext(language));
  const batches = await thread.drive(batch(thread, input, items));
  data.afterItemBatcher = stringifyJson(batches.map((each) => each.input));
}
