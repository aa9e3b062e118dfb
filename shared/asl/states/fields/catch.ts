import { matchesError, type StatesError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { CompileContext, Target } from '../../machine/compile-context.ts';
import { compileAssign, compileResultPath } from './json-path-fields.ts';
import { compileJsonataOutcome } from './jsonata-fields.ts';
import type { Outcome } from './outcome.ts';

/** Um catcher: que erros pega, para onde vai, e com que saída. */
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: Target;
  outcome(thread: Thread, errorOutput: Json): Outcome | Promise<Outcome>;
}

export function compileCatch(catchers: Json | undefined, context: CompileContext): readonly Catcher[] {
  return ((catchers ?? []) as JsonObject[]).map((definition, index) => ({
    errorEquals: definition.ErrorEquals as string[],
    next: context.target(definition.Next as string),
    outcome:
      context.queryLanguage === 'JSONata' ? jsonataOutcome(definition, index) : jsonPathOutcome(definition),
  }));
}

/** O primeiro catcher que alcança o erro. */
export function catcherFor(catchers: readonly Catcher[], error: StatesError): Catcher | undefined {
  return catchers.find(({ errorEquals }) => matchesError(errorEquals, error));
}

/** O que um Catch recebe: `{ Error, Cause }`. Um timeout não tem causa, e ela aparece vazia. */
export function errorOutput({ error, causeText }: StatesError): Json {
  const missingCause = error === 'States.Timeout' ? '' : null;
  return { Error: error ?? null, Cause: causeText ?? missingCause };
}

function jsonPathOutcome(definition: JsonObject): Catcher['outcome'] {
  const merge = compileResultPath(definition.ResultPath);
  const assign = compileAssign(definition.Assign);
  return (thread, error) => ({ output: merge(thread.input, error), assigned: assign(thread, error) });
}

function jsonataOutcome(definition: JsonObject, index: number): Catcher['outcome'] {
  const finish = compileJsonataOutcome(definition, `Catch[${index}]/`);
  return (thread, error) => finish(thread, error, { errorOutput: error });
}
