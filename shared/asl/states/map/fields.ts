import type { MapItem } from '../../execution/context-object.ts';
import { queryError, runtimeError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { stringifyJson } from '../../json/stringify.ts';
import { compilePath, compilePayloadTemplate } from '../../jsonpath/index.ts';
import type { CompileContext } from '../../machine/compile-context.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { compileResultFields, compileSelection } from '../fields/json-path-fields.ts';
import { ThreadScope } from '../fields/json-path-scope.ts';
import { compileJsonataField, compileJsonataOutcome } from '../fields/jsonata-fields.ts';
import type { Outcome } from '../fields/outcome.ts';

/** Os campos de um Map que mudam com a linguagem, com a mesma forma nas duas. */
export interface MapFields {
  /** A entrada depois de `InputPath`. */
  input(thread: Thread): Json;
  /** A lista por onde o Map vai: `Items` ou `ItemsPath`. */
  items(thread: Thread, input: Json): Json[] | Promise<Json[]>;
  /** A entrada de uma iteração: `ItemSelector`, ou o próprio item. Ausente se cada item já é a entrada. */
  readonly selectItem: ((thread: Thread, input: Json, item: MapItem) => Json | Promise<Json>) | undefined;
  outcome(thread: Thread, results: Json): Outcome | Promise<Outcome>;
}

export function compileMapFields(definition: JsonObject, context: CompileContext): MapFields {
  return context.queryLanguage === 'JSONata' ? ofJsonata(definition) : ofJsonPath(definition);
}

function ofJsonPath(definition: JsonObject): MapFields {
  const selectInput = compileSelection(definition.InputPath);
  const path = compilePath((definition.ItemsPath as string | undefined) ?? '$');
  const selector = definition.ItemSelector ?? definition.Parameters;
  const template = selector === undefined ? undefined : compilePayloadTemplate(selector);
  return {
    input: (thread) => selectInput(thread, thread.input),
    items: (thread, input) => {
      const items = path.get(new ThreadScope(thread, input));
      if (Array.isArray(items)) return items;
      throw runtimeError(`Map state input must be an array but was: ${stringifyJson(items)}`);
    },
    selectItem: template
      ? (thread, input, item) => template.evaluate(new ThreadScope(thread, input, item), thread.run.env)
      : undefined,
    outcome: compileResultFields(definition),
  };
}

function ofJsonata(definition: JsonObject): MapFields {
  const { Items, ItemSelector } = definition;
  const evaluateItems = Items === undefined ? undefined : compileJsonataField(Items, 'Items');
  const selector = ItemSelector === undefined ? undefined : compileJsonataField(ItemSelector, 'ItemSelector');
  const finish = compileJsonataOutcome(definition);
  const checkItems = (value: Json): Json[] => {
    if (Array.isArray(value)) return value;
    if (Items === undefined)
      throw queryError(`Map state input must be an array but was: ${stringifyJson(value)}`);
    throw unexpectedType(Items, 'Items', 'array', value);
  };
  return {
    input: (thread) => thread.input,
    items: (thread) => {
      const value = evaluateItems ? evaluateItems(thread) : thread.input;
      return value instanceof Promise ? value.then(checkItems) : checkItems(value);
    },
    selectItem: selector && ((thread, _input, item) => selector(thread, undefined, item)),
    outcome: (thread, result) => finish(thread, result, { result }),
  };
}
