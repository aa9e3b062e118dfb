import type { Thread } from '../../execution/thread.ts';
import type { Json } from '../../json/json.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { compileJsonataField } from '../fields/jsonata-fields.ts';

/** Prepara o `Condition` de uma regra: deve dar um booleano. */
export function compileCondition(
  condition: Json | undefined,
  field: string,
): (thread: Thread) => boolean | Promise<boolean> {
  const evaluate = compileJsonataField(condition ?? false, field);
  const check = (value: Json): boolean => {
    if (typeof value === 'boolean') return value;
    throw unexpectedType(condition, field, 'boolean', value);
  };
  return (thread) => {
    const value = evaluate(thread);
    return value instanceof Promise ? value.then(check) : check(value);
  };
}
