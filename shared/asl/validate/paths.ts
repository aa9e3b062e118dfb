import { isIntrinsic } from '../intrinsics/index.ts';
import type { Json } from '../json/index.ts';
import { compilePath, compileReferencePath, compileValueSource, PathSyntaxError } from '../jsonpath/index.ts';
import type { Check } from './checks.ts';
import type { Context } from './context.ts';

/** Um caminho, ou `null`: `InputPath`, `OutputPath`. */
export const pathOrNull: Check = (value, at, context) => {
  if (value !== null) path(value, at, context);
};

/** Um caminho qualquer. */
export const path: Check = (value, at, context) => {
  if (!isText(value, at, context)) return;
  if (!parses(() => compilePath(value))) context.findings.schema('Value must be a valid JSONPath.', at);
};

/** Um caminho ou uma função intrínseca: `ErrorPath`, `CausePath`. */
export const pathOrIntrinsic: Check = (value, at, context) => {
  if (!isText(value, at, context)) return;
  if (isIntrinsic(value) && parses(() => compileValueSource(value))) return;
  path(value, at, context);
};

/** Um caminho que leva a um só lugar: `Variable` e as comparações com `Path`. */
export const referencePath: Check = (value, at, context) => {
  if (!isText(value, at, context)) return;
  const reason = referenceError(value);
  if (reason !== undefined) context.findings.schema(`Value is not a Reference Path: ${reason}`, at);
};

/** `ResultPath`: onde se pode gravar na entrada, ou `null`. */
export const resultPath: Check = (value, at, context) => {
  if (value === null || !isText(value, at, context)) return;
  if (!value.startsWith('$')) {
    context.findings.schema('Value must be a valid JSONPath.', at);
    return;
  }
  const reason = /^\$[.[]|^\$$/.test(value)
    ? referenceError(value)
    : 'Reference path may not use the context object or a variable';
  if (reason !== undefined) context.findings.schema(`Value is not a Reference Path: ${reason}`, at);
};

function isText(value: Json, at: string, { findings }: Context): value is string {
  if (typeof value === 'string') return true;
  findings.schema('Expected value of type String', at);
  return false;
}

function referenceError(text: string): string | undefined {
  try {
    compileReferencePath(text);
    return undefined;
  } catch (error) {
    if (error instanceof PathSyntaxError) return error.message;
    throw error;
  }
}

function parses(compile: () => unknown): boolean {
  try {
    compile();
    return true;
  } catch {
    return false;
  }
}
