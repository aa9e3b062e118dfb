import { runtimeError } from '../execution/states-error.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { stringifyJson } from '../json/stringify.ts';
import { compilePath } from '../jsonpath/index.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compilePassThrough, compileSelection } from './fields/json-path-fields.ts';
import { ThreadScope } from './fields/json-path-scope.ts';
import { compileJsonataField, compileJsonataOutcome } from './fields/jsonata-fields.ts';
import { leave } from './fields/outcome.ts';
import { identityOf } from './identity.ts';
import { parseTimestamp } from './iso-timestamp.ts';
import { jsonataDue } from './wait/jsonata-due.ts';

/** Wait: espera um tanto de segundos, ou até um instante. */
export function compileWait(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return context.queryLanguage === 'JSONata'
    ? compileJsonata(name, definition, context)
    : compileJsonPath(name, definition, context);
}

function compileJsonPath(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const selectInput = compileSelection(definition.InputPath);
  const finish = compilePassThrough(definition);
  const dueFrom = compileDue(definition);
  return {
    ...identityOf(name, 'Wait'),
    pauses: true,
    *visit(thread: Thread): Visit {
      const input = selectInput(thread, thread.input);
      yield* thread.until(dueFrom(thread, input));
      leave(thread, finish(thread, input));
      return next.state;
    },
  };
}

/** O instante em que a espera acaba, em milissegundos desde a época. */
type DueFrom = (thread: Thread, input: Json) => number;

function compileDue(definition: JsonObject): DueFrom {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = definition;
  if (Seconds !== undefined) return (thread) => thread.enteredTime + Number(Seconds) * 1000;
  if (typeof SecondsPath === 'string') return dueAtSecondsPath(SecondsPath);
  if (Timestamp !== undefined) return () => parseTimestamp(Timestamp as string) ?? 0;
  return dueAtTimestampPath(TimestampPath as string);
}

function dueAtSecondsPath(text: string): DueFrom {
  const path = compilePath(text);
  return (thread, input) => {
    const value = path.find(new ThreadScope(thread, input));
    if (value === undefined || value === null) {
      throw runtimeError(`The SecondsPath parameter does not reference an input value: ${text}`);
    }
    const seconds = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds)) {
      throw runtimeError(
        `The SecondsPath parameter cannot be parsed as a long value: ${text} == ${shown(value)}`,
      );
    }
    if (seconds < 0)
      throw runtimeError(`The SecondsPath parameter cannot be negative: ${text} == ${seconds}`);
    return thread.enteredTime + seconds * 1000;
  };
}

function dueAtTimestampPath(text: string): DueFrom {
  const path = compilePath(text);
  return (thread, input) => {
    const value = path.find(new ThreadScope(thread, input));
    if (value === undefined || value === null) {
      throw runtimeError(`The TimestampPath parameter does not reference an input value: ${text}`);
    }
    const due = typeof value === 'string' ? parseTimestamp(value) : undefined;
    if (due !== undefined) return due;
    throw runtimeError(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${text} == ${shown(value)}`,
    );
  };
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value);
}

function compileJsonata(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const finish = compileJsonataOutcome(definition);
  const field = definition.Seconds === undefined ? 'Timestamp' : 'Seconds';
  const evaluate = compileJsonataField(definition[field] as Json, field);
  return {
    ...identityOf(name, 'Wait'),
    pauses: true,
    *visit(thread: Thread): Visit {
      const value = yield* thread.settled(evaluate(thread));
      yield* thread.until(jsonataDue(field, definition[field], value, thread.enteredTime));
      leave(thread, yield* thread.settled(finish(thread, thread.input)));
      return next.state;
    },
  };
}
