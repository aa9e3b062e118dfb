import { queryError, runtimeError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { stringifyJson } from '../../json/stringify.ts';
import { compilePath } from '../../jsonpath/index.ts';
import type { QueryLanguage } from '../../machine/compile-context.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { ThreadScope } from '../fields/json-path-scope.ts';
import { compileJsonataField } from '../fields/jsonata-fields.ts';

/** Um número que a definição pode dar fixo, por um caminho ou por uma expressão. */
export type ReadNumber = (thread: Thread, input: Json) => number | undefined | Promise<number>;

export interface NumberRule {
  readonly kind: 'integer' | 'float';
  /** O que há de errado com o número, com as palavras da AWS; `undefined` se nada. */
  fault(value: number): string | undefined;
}

/** Prepara um campo como `MaxConcurrency` ou `ToleratedFailureCountPath`. */
export function compileNumber(
  definition: JsonObject,
  field: string,
  language: QueryLanguage,
  rule: NumberRule,
): ReadNumber {
  const source = definition[field];
  if (language === 'JSONata' && typeof source === 'string') return ofExpression(source, field, rule);
  const path = definition[`${field}Path`];
  if (typeof path === 'string') return ofPath(path, `${field}Path`, rule);
  return () => source as number | undefined;
}

function ofPath(text: string, field: string, { kind, fault }: NumberRule): ReadNumber {
  const path = compilePath(text);
  return (thread, input) => {
    const value = path.getForField(new ThreadScope(thread, input), field);
    if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value))) {
      const shown = typeof value === 'string' ? value : stringifyJson(value);
      throw runtimeError(
        `The ${field} field refers to value "${shown}" which is not a valid ${kind}: ${text}`,
      );
    }
    const problem = fault(value);
    if (problem) throw runtimeError(problem);
    return value;
  };
}

function ofExpression(source: string, field: string, { kind, fault }: NumberRule): ReadNumber {
  const evaluate = compileJsonataField(source, field);
  const check = (value: Json): number => {
    if (typeof value !== 'number') throw unexpectedType(source, field, 'number', value);
    if (kind === 'integer' && !Number.isInteger(value)) {
      throw queryError(`The ${field} field cannot be parsed as an integer: ${value}`, field);
    }
    const problem = fault(value);
    if (problem) throw queryError(problem, field);
    return value;
  };
  return (thread) => {
    const value = evaluate(thread);
    return value instanceof Promise ? value.then(check) : check(value);
  };
}

/** Um inteiro que quem lê ainda vai julgar. */
export const ANY_INTEGER: NumberRule = { kind: 'integer', fault: () => undefined };

/** Um inteiro que não pode ser negativo. */
export function nonNegative(field: string): NumberRule {
  return {
    kind: 'integer',
    fault: (value) => (value < 0 ? `${field} cannot be negative.` : undefined),
  };
}

/** Uma porcentagem, de 0 a 100. */
export const PERCENTAGE: NumberRule = {
  kind: 'float',
  fault: (value) =>
    value < 0 || value > 100 ? 'ToleratedFailurePercentage must be between 0 and 100.' : undefined,
};
