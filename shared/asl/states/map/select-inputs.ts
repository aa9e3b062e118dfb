import type { MapItem } from '../../execution/context-object.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json } from '../../json/json.ts';
import type { Visit } from '../../machine/state-node.ts';
import type { MapFields } from './fields.ts';

/** A entrada de cada iteração: o que `ItemSelector` faz do item, ou o próprio item. */
export function* selectInputs(
  thread: Thread,
  { selectItem }: MapFields,
  input: Json,
  items: readonly MapItem[],
): Visit<Json[]> {
  if (!selectItem) return items.map(({ value }) => value);
  const inputs: Json[] = [];
  for (const item of items) {
    const selected = selectItem(thread, input, item);
    inputs.push(selected instanceof Promise ? yield* thread.settled(selected) : selected);
  }
  return inputs;
}
