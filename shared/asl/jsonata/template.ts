import type { EvaluationEnv } from '../evaluation-env.ts';
import { copyNumberTexts, isObject, type Json, type JsonObject, setOwn } from '../json/index.ts';
import { compileJsonata, isJsonata, type JsonataScope } from './expression.ts';

/** Um valor da definição (`Output`, `Arguments`, `Assign`…) com as suas expressões prontas. */
export interface JsonataTemplate {
  /** Verdadeiro se não há expressão: o valor é sempre o mesmo, e é devolvido sem cópia. */
  readonly isStatic: boolean;
  /**
   * O valor; na hora, se nada nele precisa esperar.
   * @throws EvaluationError (ou a promessa o rejeita) da primeira expressão que falha.
   */
  evaluate(scope: JsonataScope, env: EvaluationEnv): Json | Promise<Json>;
}

type Evaluate = (scope: JsonataScope, env: EvaluationEnv) => Json | Promise<Json>;

/**
 * Prepara um valor com expressões `{% … %}` em qualquer profundidade.
 * @param field o campo, para as mensagens; dentro dele, `campo/chave` e `campo[0]`.
 * @throws JsonataSyntaxError
 */
export function compileJsonataTemplate(value: Json, field: string): JsonataTemplate {
  if (isFixed(value)) return { isStatic: true, evaluate: () => value };
  return { isStatic: false, evaluate: compile(value, field) };
}

function isFixed(value: Json): boolean {
  if (typeof value === 'string') return !isJsonata(value);
  if (Array.isArray(value)) return value.every(isFixed);
  return !isObject(value) || Object.values(value).every(isFixed);
}

function compile(value: Json, field: string): Evaluate {
  if (isFixed(value)) return () => value;
  if (typeof value === 'string') return compileJsonata(value, field).evaluate;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compile(item, `${field}[${index}]`));
    return (scope, env) => collect(items, scope, env, 0, []);
  }
  const object = value as JsonObject;
  const keys = Object.keys(object);
  const members = keys.map((key) => compile(object[key]!, `${field}/${key}`));
  return (scope, env) => {
    const values = collect(members, scope, env, 0, []);
    return values instanceof Promise
      ? values.then((all) => assemble(object, keys, all))
      : assemble(object, keys, values);
  };
}

function assemble(template: JsonObject, keys: string[], values: Json[]): JsonObject {
  const result: JsonObject = {};
  for (let i = 0; i < keys.length; i++) setOwn(result, keys[i]!, values[i]!);
  copyNumberTexts(template, result);
  return result;
}

/** Avalia um depois do outro, e só espera pelos que precisam. */
function collect(
  parts: Evaluate[],
  scope: JsonataScope,
  env: EvaluationEnv,
  from: number,
  values: Json[],
): Json[] | Promise<Json[]> {
  for (let i = from; i < parts.length; i++) {
    const value = parts[i]!(scope, env);
    if (value instanceof Promise) {
      return value.then((resolved) => {
        values.push(resolved);
        return collect(parts, scope, env, i + 1, values);
      });
    }
    values.push(value);
  }
  return values;
}
