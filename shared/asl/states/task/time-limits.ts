import { queryError, runtimeError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { stringifyJson } from '../../json/stringify.ts';
import { compilePath } from '../../jsonpath/index.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { ThreadScope } from '../fields/json-path-scope.ts';
import { compileJsonataField } from '../fields/jsonata-fields.ts';

const MAX_SECONDS = 99_999_999;

/** `TimeoutSeconds` ou `HeartbeatSeconds`, em segundos; `undefined` se não há prazo. */
export type ReadSeconds = (thread: Thread, input: Json) => number | undefined | Promise<number>;

type LimitField = 'TimeoutSeconds' | 'HeartbeatSeconds';

export function compileJsonPathLimit(definition: JsonObject, field: LimitField): ReadSeconds {
  const pathField = `${field}Path`;
  const text = definition[pathField];
  if (typeof text !== 'string') return () => definition[field] as number | undefined;
  const path = compilePath(text);
  return (thread, input) => {
    const value = path.getForField(new ThreadScope(thread, input), pathField);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_SECONDS)
      return value;
    const shown = typeof value === 'string' ? value : stringifyJson(value);
    throw runtimeError(
      `The ${pathField} field refers to value "${shown}" which is not a valid integer: ${text}`,
    );
  };
}

export function compileJsonataLimit(definition: JsonObject, field: LimitField): ReadSeconds {
  const source = definition[field];
  if (source === undefined || typeof source === 'number') return () => source;
  const evaluate = compileJsonataField(source, field);
  const check = (value: Json): number => checkSeconds(source, field, value);
  return (thread) => {
    const value = evaluate(thread);
    return value instanceof Promise ? value.then(check) : check(value);
  };
}

function checkSeconds(source: Json, field: LimitField, value: Json): number {
  if (typeof value !== 'number') throw unexpectedType(source, field, 'number', value);
  if (!Number.isInteger(value)) {
    throw queryError(`The ${field} field cannot be parsed as an integer: ${value}`, field);
  }
  if (value >= 0 && value <= MAX_SECONDS) return value;
  throw queryError(`${field} must be between 0 and ${MAX_SECONDS} but was: ${value}`, field);
}
