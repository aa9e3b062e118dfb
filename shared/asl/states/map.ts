import type { MapItem } from '../execution/context-object.ts';
import type { StatesError } from '../execution/states-error.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileGuard } from './fields/attempts.ts';
import { leave } from './fields/outcome.ts';
import { isOwnRuntimeError } from './fields/own-runtime-error.ts';
import { identityOf } from './identity.ts';
import { compileMapFields, type MapFields } from './map/fields.ts';
import { runInline } from './map/inline.ts';
import { compileNumber, nonNegative } from './map/number-field.ts';

/** Map: anda pelos mesmos estados uma vez para cada item de uma lista. */
export function compileMap(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const guard = compileGuard(definition, context);
  const processor = context.compileStates((definition.ItemProcessor ?? definition.Iterator) as JsonObject);
  const fields = compileMapFields(definition, context);
  const readConcurrency = compileNumber(
    definition,
    'MaxConcurrency',
    context.queryLanguage,
    nonNegative('MaxConcurrency'),
  );

  function* attempt(thread: Thread): Visit {
    const input = fields.input(thread);
    const values = yield* thread.settled(fields.items(thread, input));
    const maxConcurrency = (yield* thread.settled(readConcurrency(thread, input))) ?? 0;
    thread.record('MapStateStarted', undefined, undefined, { length: values.length });
    const items = values.map((value, index) => ({ index, value }));
    const inputs = yield* selectInputs(thread, fields, input, items);
    const results = yield* runInline(thread, processor, { items, inputs, maxConcurrency });
    const lastOfItems = thread.lastEventId;
    thread.record('MapStateSucceeded');
    thread.lastEventId = lastOfItems;
    leave(thread, yield* thread.settled(fields.outcome(thread, results)));
    return next.state;
  }

  return {
    ...identityOf(name, 'Map'),
    pauses: true,
    visit: (thread: Thread) =>
      guard(thread, attempt, (error: StatesError) => {
        if (!isOwnRuntimeError(error)) thread.record('MapStateFailed');
      }),
  };
}

function* selectInputs(
  thread: Thread,
  { selectItem }: MapFields,
  input: Json,
  items: readonly MapItem[],
): Visit<Json[]> {
  if (!selectItem) return items.map(({ value }) => value);
  const inputs: Json[] = [];
  for (const item of items) inputs.push(yield* thread.settled(selectItem(thread, input, item)));
  return inputs;
}
