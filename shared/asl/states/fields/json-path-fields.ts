import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { compilePath, compilePayloadTemplate, compileReferencePath } from '../../jsonpath/index.ts';
import type { Assigned } from './assign.ts';
import { ThreadScope } from './json-path-scope.ts';
import type { Outcome } from './outcome.ts';

/** De um valor para outro, no contexto de um fio. */
export type Transform = (thread: Thread, value: Json) => Json;

const same: Transform = (_thread, value) => value;

/** `InputPath` ou `OutputPath`. `null` dá um objeto vazio. */
export function compileSelection(path: Json | undefined): Transform {
  if (path === undefined || path === '$') return same;
  if (path === null) return () => ({});
  const compiled = compilePath(path as string);
  return (thread, value) => compiled.get(new ThreadScope(thread, value));
}

/** `Parameters`, `ResultSelector` ou `ItemSelector`. */
export function compileTemplate(template: Json | undefined): Transform {
  if (template === undefined) return same;
  const compiled = compilePayloadTemplate(template);
  if (compiled.isStatic) return () => template;
  return (thread, value) => compiled.evaluate(new ThreadScope(thread, value), thread.run.env);
}

/** Junta o resultado à entrada bruta do estado, como `ResultPath` pede. */
type Merge = (input: Json, result: Json) => Json;

export function compileResultPath(path: Json | undefined): Merge {
  if (path === undefined || path === '$') return (_input, result) => result;
  if (path === null) return (input) => input;
  const compiled = compileReferencePath(path as string);
  return (input, result) => compiled.set(input, result);
}

/** `Assign` em JSONPath: `$` é o valor dado. */
export function compileAssign(assign: Json | undefined): (thread: Thread, value: Json) => Assigned {
  if (assign === undefined) return () => undefined;
  return compileTemplate(assign) as (thread: Thread, value: Json) => JsonObject;
}

/**
 * Prepara o fim de um Task, Pass, Map ou Parallel: `ResultSelector`, `Assign`, `ResultPath`, `OutputPath`.
 * `$` em `Assign` é o resultado, depois de `ResultSelector`; `ResultPath` junta à entrada bruta.
 */
export function compileResultFields(definition: JsonObject): (thread: Thread, result: Json) => Outcome {
  const selectResult = compileTemplate(definition.ResultSelector);
  const assign = compileAssign(definition.Assign);
  const merge = compileResultPath(definition.ResultPath);
  const selectOutput = compileSelection(definition.OutputPath);
  return (thread, rawResult) => {
    const result = selectResult(thread, rawResult);
    const merged = merge(thread.input, result);
    const output = selectOutput(thread, merged);
    return { output, assigned: assign(thread, result) };
  };
}

/** O fim de um estado que só passa a entrada adiante (Choice, Wait, Succeed): `Assign` e `OutputPath`. */
export function compilePassThrough(
  definition: JsonObject,
): (thread: Thread, effectiveInput: Json) => Outcome {
  const assign = compileAssign(definition.Assign);
  const selectOutput = compileSelection(definition.OutputPath);
  return (thread, input) => ({ output: selectOutput(thread, input), assigned: assign(thread, input) });
}
