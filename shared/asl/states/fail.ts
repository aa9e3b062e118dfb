import { runtimeError, StatesError } from '../execution/states-error.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { stringifyJson } from '../json/stringify.ts';
import { compileValueSource } from '../jsonpath/index.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { unexpectedType } from './fields/expected-type.ts';
import { ThreadScope } from './fields/json-path-scope.ts';
import { compileJsonataField, type JsonataField } from './fields/jsonata-fields.ts';
import { identityOf } from './identity.ts';

/** Fail: termina a máquina, ou o ramo, com um erro. */
export function compileFail(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return context.queryLanguage === 'JSONata'
    ? compileJsonata(name, definition)
    : compileJsonPath(name, definition);
}

type ReadText = (thread: Thread) => string | undefined;

function compileJsonPath(name: string, definition: JsonObject): StateNode {
  const error = compileText(definition, 'Error');
  const cause = compileText(definition, 'Cause');
  return {
    ...identityOf(name, 'Fail'),
    pauses: false,
    visit(thread: Thread) {
      throw new StatesError(error(thread), cause(thread));
    },
  };
}

/** `Error` ou `Cause`, fixo ou pelo caminho da variante `Path`. */
function compileText(definition: JsonObject, field: 'Error' | 'Cause'): ReadText {
  const pathField = `${field}Path`;
  const path = definition[pathField];
  if (typeof path !== 'string') return () => definition[field] as string | undefined;
  const source = compileValueSource(path);
  return (thread) => {
    const value = source.evaluate(new ThreadScope(thread, thread.input), pathField, thread.run.env);
    if (typeof value === 'string') return value;
    throw runtimeError(`${pathField} must be a string but was: ${stringifyJson(value)}`);
  };
}

function compileJsonata(name: string, definition: JsonObject): StateNode {
  const error = optional(definition.Error, 'Error');
  const cause = optional(definition.Cause, 'Cause');
  return {
    ...identityOf(name, 'Fail'),
    pauses: true,
    *visit(thread: Thread): Visit {
      const errorText = error && textIn(definition, 'Error', yield* thread.settled(error(thread)));
      const causeText = cause && textIn(definition, 'Cause', yield* thread.settled(cause(thread)));
      throw new StatesError(errorText, causeText);
    },
  };
}

function optional(value: Json | undefined, field: string): JsonataField | undefined {
  return value === undefined ? undefined : compileJsonataField(value, field);
}

function textIn(definition: JsonObject, field: string, value: Json): string {
  if (typeof value === 'string') return value;
  throw unexpectedType(definition[field], field, 'string', value);
}
