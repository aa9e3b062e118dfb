import { EvaluationError } from '../evaluation-error.ts';
import { getOwn, isObject, type Json, stringifyJson } from '../json/index.ts';
import { numberTexts } from '../json/number-text.ts';
import { PathNotFound } from './errors.ts';
import { find, read } from './evaluate.ts';
import { type PathRoot, parsePath } from './parse.ts';
import type { PathScope } from './scope.ts';
import { isDefinite, type PathToken } from './tokens.ts';

/** Um caminho pronto para uso. Imutável. */
export interface Path {
  /** Como está escrito na definição. */
  readonly text: string;
  readonly root: PathRoot;
  readonly tokens: readonly PathToken[];
  /** Verdadeiro se leva a um só lugar; senão o valor é sempre uma lista de achados. */
  readonly isDefinite: boolean;
  /** O valor, ou `undefined` se o caminho não leva a nada. */
  find(scope: PathScope): Json | undefined;
  /**
   * O valor; sem ele, o erro de `InputPath` e `OutputPath`.
   * @throws EvaluationError `States.Runtime`, "Invalid path '$.x' : No results for path: $['x']".
   */
  get(scope: PathScope): Json;
  /**
   * O valor; sem ele, o erro dos campos que citam a entrada (`Parameters`, `ErrorPath`…).
   * @param field o campo citado, como `total.$`.
   * @throws EvaluationError `States.Runtime`, "The JSONPath '$.x' specified for the field 'F' could not be found…".
   */
  getForField(scope: PathScope, field: string): Json;
  /** Como estava escrito o número que o caminho acha, se o JavaScript o escreveria de outro jeito. */
  numberText(scope: PathScope): string | undefined;
}

/**
 * Prepara um caminho: `$.a[0]`, `$..b`, `$.itens[?(@.preco > 10)]`, `$$.Execution.Id`, `$variavel.campo`.
 * @throws PathSyntaxError
 */
export function compilePath(text: string): Path {
  const { root, tokens } = parsePath(text);
  const lookUp = compileFind(root, tokens);
  const path: Path = {
    text,
    root,
    tokens,
    isDefinite: tokens.every(isDefinite),
    find: lookUp,
    get: (scope) => {
      const value = lookUp(scope);
      return value === undefined ? failInvalid(path, scope) : value;
    },
    getForField: (scope, field) => {
      const value = lookUp(scope);
      if (value !== undefined) return value;
      throw new EvaluationError('States.Runtime', notFoundMessage(text, field, sourceOf(root, scope)));
    },
    numberText: (scope) => findNumberText(root, tokens, scope),
  };
  return Object.freeze(path);
}

/** A mensagem de um caminho que não achou nada num campo que cita a entrada. */
function notFoundMessage(text: string, field: string, source: Json): string {
  return `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${stringifyJson(source)}'`;
}

/** O documento em que o caminho procura, que as mensagens citam. */
export function sourceOf(root: PathRoot, scope: PathScope): Json {
  return root.kind === 'context' ? scope.context : scope.input;
}

function start(root: PathRoot, scope: PathScope): Json | undefined {
  if (root.kind === 'input') return scope.input;
  return root.kind === 'context' ? scope.context : scope.variables.get(root.name);
}

function compileFind(root: PathRoot, tokens: PathToken[]): (scope: PathScope) => Json | undefined {
  if (tokens.length === 0) return (scope) => start(root, scope);
  const names = tokens.map((token) =>
    token.kind === 'property' && isDefinite(token) ? token.names[0]! : undefined,
  );
  if (names.every((name) => name !== undefined)) return findByNames(root, names);
  return (scope) => {
    const value = start(root, scope);
    return value === undefined ? undefined : find(tokens, value, value);
  };
}

/** O caso comum, `$.a.b.c`, sem nada além de nomes. */
function findByNames(root: PathRoot, names: string[]): (scope: PathScope) => Json | undefined {
  return (scope) => {
    let value = start(root, scope);
    for (const name of names) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      value = getOwn(value, name);
    }
    return value;
  };
}

function failInvalid(path: Path, scope: PathScope): never {
  const value = start(path.root, scope);
  let reason = 'No results for path: $';
  try {
    if (value !== undefined) read(path.tokens, value, value);
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    reason = error.message;
  }
  throw new EvaluationError('States.Runtime', `Invalid path '${path.text}' : ${reason}`);
}

function findNumberText(root: PathRoot, tokens: PathToken[], scope: PathScope): string | undefined {
  const last = tokens.at(-1);
  const base = start(root, scope);
  if (last === undefined || base === undefined || !tokens.every(isDefinite)) return undefined;
  const container = find(tokens.slice(0, -1), base, base);
  if (last.kind === 'property' && isObject(container)) return numberTexts(container)?.get(last.names[0]!);
  if (last.kind !== 'index' || !Array.isArray(container)) return undefined;
  const index = last.indexes[0]!;
  return numberTexts(container)?.get(String(index < 0 ? container.length + index : index));
}
