import type { EvaluationEnv } from '../evaluation-env.ts';
import { isObject, type Json, type JsonObject, noteNumberText, setOwn } from '../json/index.ts';
import { hasNumberTexts, numberTexts } from '../json/number-text.ts';
import { PathSyntaxError } from './errors.ts';
import { javaHashMapOrder } from './java-hash-map.ts';
import type { PathScope } from './scope.ts';
import { compileValueSource, type ValueSource } from './value-source.ts';

/** Um modelo de dados (`Parameters`, `ResultSelector`, `Assign`…), com os seus `.$` prontos. */
export interface PayloadTemplate {
  /** Verdadeiro se não há `.$`: o valor é sempre o mesmo, e é devolvido sem cópia. */
  readonly isStatic: boolean;
  /** @throws EvaluationError */
  evaluate(scope: PathScope, env: EvaluationEnv): Json;
}

type Evaluate = (scope: PathScope, env: EvaluationEnv) => Json;
type Fill = (target: JsonObject, scope: PathScope, env: EvaluationEnv) => void;

/**
 * Prepara um modelo de dados. A ordem das chaves do resultado é a da AWS: as fixas como escritas, depois
 * as `.$` na ordem de um `HashMap` do Java.
 * @throws PathSyntaxError ou IntrinsicSyntaxError
 */
export function compilePayloadTemplate(value: Json): PayloadTemplate {
  if (isFixed(value)) return { isStatic: true, evaluate: () => value };
  return { isStatic: false, evaluate: compile(value) };
}

function isFixed(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isFixed);
  if (!isObject(value)) return true;
  return Object.keys(value).every((key) => !key.endsWith('.$') && isFixed(value[key]!));
}

function compile(value: Json): Evaluate {
  if (isFixed(value)) return () => value;
  if (Array.isArray(value)) {
    const items = value.map(compile);
    return (scope, env) => items.map((item) => item(scope, env));
  }
  const fills = compileMembers(value as JsonObject);
  return (scope, env) => {
    const result: JsonObject = {};
    for (const fill of fills) fill(result, scope, env);
    return result;
  };
}

function compileMembers(template: JsonObject): Fill[] {
  const keys = Object.keys(template);
  const fixed = keys.filter((key) => !key.endsWith('.$')).map((key) => fillMember(template, key));
  const dynamic = javaHashMapOrder(keys.filter((key) => key.endsWith('.$')).map((key) => key.slice(0, -2)));
  return [...fixed, ...dynamic.map((name) => fillSource(template, name))];
}

function fillMember(template: JsonObject, key: string): Fill {
  const evaluate = compile(template[key]!);
  const text = numberTexts(template)?.get(key);
  if (text === undefined) return (target, scope, env) => setOwn(target, key, evaluate(scope, env));
  return (target, scope, env) => {
    setOwn(target, key, evaluate(scope, env));
    noteNumberText(target, key, text);
  };
}

function fillSource(template: JsonObject, name: string): Fill {
  const field = `${name}.$`;
  const text = template[field];
  if (typeof text !== 'string') {
    throw new PathSyntaxError(
      `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
    );
  }
  const source = compileValueSource(text);
  return (target, scope, env) => {
    const value = source.evaluate(scope, field, env);
    setOwn(target, name, value);
    if (typeof value === 'number' && hasNumberTexts()) copyNumberText(source, scope, target, name);
  };
}

function copyNumberText(source: ValueSource, scope: PathScope, target: JsonObject, name: string): void {
  const text = source.numberText(scope);
  if (text !== undefined) noteNumberText(target, name, text);
}
