import type { StatesError } from '../execution/states-error.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { CompiledStates } from '../machine/compiled-states.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileGuard } from './fields/attempts.ts';
import { leave } from './fields/outcome.ts';
import { isOwnRuntimeError } from './fields/own-runtime-error.ts';
import { identityOf } from './identity.ts';
import { compileDistributed } from './map/distributed.ts';
import { compileMapFields, type MapFields } from './map/fields.ts';
import { runInline } from './map/inline.ts';
import { compileNumber, nonNegative } from './map/number-field.ts';
import { selectInputs } from './map/select-inputs.ts';

/** Map: anda pelos mesmos estados uma vez para cada item de uma lista. */
export function compileMap(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const guard = compileGuard(definition, context);
  const processorDefinition = (definition.ItemProcessor ?? definition.Iterator) as JsonObject;
  const processor = context.compileStates(processorDefinition);
  const fields = compileMapFields(definition, context);
  const readConcurrency = compileNumber(
    definition,
    'MaxConcurrency',
    context.queryLanguage,
    nonNegative('MaxConcurrency'),
  );

  const isDistributed = modeOf(processorDefinition) === 'DISTRIBUTED';
  const runDistributed = isDistributed
    ? compileDistributed(definition, context, processor, fields)
    : undefined;

  function* attempt(thread: Thread): Visit {
    const input = fields.input(thread);
    const maxConcurrency = (yield* thread.settled(readConcurrency(thread, input))) ?? 0;
    const results = runDistributed
      ? yield* runDistributed(thread, input, maxConcurrency)
      : yield* runItems(thread, fields, processor, input, maxConcurrency);
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

function modeOf(processor: JsonObject): Json | undefined {
  return (processor.ProcessorConfig as JsonObject | undefined)?.Mode;
}

function* runItems(
  thread: Thread,
  fields: MapFields,
  processor: CompiledStates,
  input: Json,
  maxConcurrency: number,
): Visit<Json> {
  const values = yield* thread.settled(fields.items(thread, input));
  thread.record('MapStateStarted', undefined, undefined, { length: values.length });
  const items = values.map((value, index) => ({ index, value }));
  const inputs = yield* selectInputs(thread, fields, input, items);
  return yield* runInline(thread, processor, { items, inputs, maxConcurrency });
}
