import { EvaluationError } from '../evaluation-error.ts';
import { copyNumberTexts, getOwn, isObject, type Json, setOwn, stringifyJson } from '../json/index.ts';
import { PathSyntaxError } from './errors.ts';
import { compilePath, type Path } from './path.ts';

/** Um caminho que leva a um só lugar, onde também se pode gravar. */
export interface ReferencePath extends Path {
  /**
   * Uma cópia de `root` com `value` no lugar do caminho; os objetos que faltam são criados. `root` não muda.
   * @throws EvaluationError `States.ResultPathMatchFailure` se um passo não se aplica ao que existe.
   */
  set(root: Json, value: Json): Json;
}

type Step = string | number;

/**
 * Prepara um Reference Path: `$`, `$.a.b`, `$['a'][0]`. Sem `..`, `*`, `,`, `:` nem `?()`.
 * @throws PathSyntaxError
 */
export function compileReferencePath(text: string): ReferencePath {
  const path = compilePath(text);
  const steps = path.tokens.map((token): Step => {
    if (token.kind === 'property' && token.names.length === 1) return token.names[0]!;
    if (token.kind === 'index' && token.indexes.length === 1 && token.indexes[0]! >= 0)
      return token.indexes[0]!;
    throw new PathSyntaxError("Reference path may only contain '.', '[' and ']'");
  });
  return Object.freeze({ ...path, set: (root: Json, value: Json) => setAt(root, steps, 0, value) });
}

function setAt(target: Json | undefined, steps: Step[], depth: number, value: Json): Json {
  if (depth === steps.length) return value;
  const step = steps[depth]!;
  if (typeof step === 'number') return setIndex(target, steps, depth, step, value);
  if (target !== undefined && !isObject(target)) throw mismatch(step, target);
  const copy = { ...target };
  if (target) copyNumberTexts(target, copy);
  setOwn(copy, step, setAt(target && getOwn(target, step), steps, depth + 1, value));
  return copy;
}

function setIndex(target: Json | undefined, steps: Step[], depth: number, index: number, value: Json): Json {
  if (!Array.isArray(target) || index >= target.length) throw mismatch(index, target ?? null);
  const copy = [...target];
  copyNumberTexts(target, copy);
  copy[index] = setAt(target[index], steps, depth + 1, value);
  return copy;
}

function mismatch(step: Step, target: Json): EvaluationError {
  const message = `Unable to apply step "${step}" to input ${stringifyJson(target)}`;
  return new EvaluationError('States.ResultPathMatchFailure', message);
}
