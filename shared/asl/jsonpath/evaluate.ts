import { EvaluationError } from '../evaluation-error.ts';
import { getOwn, isObject, type Json, type JsonObject, setOwn, stringifyJson } from '../json/index.ts';
import { PathNotFound } from './errors.ts';
import { matches } from './filter.ts';
import { FUNCTIONS } from './functions.ts';
import { fragment, isDefinite, type PathToken } from './tokens.ts';

const PROVIDER = 'com.jayway.jsonpath.spi.json.JacksonJsonProvider';

/** Nós que um caminho pode visitar: `$..*..*..*` visita mais do que existe. */
const MAX_VISITS = 1_000_000;
let visits = 0;
let nesting = 0;

/** Conta as visitas de um caminho e dos filtros dentro dele; avaliar não para no meio, e uma conta só basta. */
function counted<T>(evaluate: () => T): T {
  if (nesting === 0) visits = 0;
  nesting++;
  try {
    return evaluate();
  } finally {
    nesting--;
  }
}

function spend(count: number): void {
  visits += count;
  if (visits > MAX_VISITS) {
    throw new EvaluationError('States.Runtime', `The JSONPath visits more than ${MAX_VISITS} nodes.`);
  }
}

/**
 * Percorre os passos a partir de um valor.
 * @returns o valor, a lista de achados (se algum passo leva a vários lugares), ou `undefined`.
 * @throws EvaluationError se o caminho visita nós demais.
 */
export function find(tokens: readonly PathToken[], start: Json, root: Json): Json | undefined {
  try {
    return read(tokens, start, root);
  } catch (error) {
    if (error instanceof PathNotFound) return undefined;
    throw error;
  }
}

/**
 * O mesmo que `find`, mas o que falta é um erro com as palavras da biblioteca que a AWS usa.
 * @throws PathNotFound
 */
export function read(tokens: readonly PathToken[], start: Json, root: Json): Json {
  return counted(() => walk(tokens, start, root));
}

function walk(tokens: readonly PathToken[], start: Json, root: Json): Json {
  const last = tokens.at(-1);
  if (last?.kind === 'function') return FUNCTIONS[last.name]!(walk(tokens.slice(0, -1), start, root));
  const firstMany = tokens.findIndex((token) => !isDefinite(token));
  const single = firstMany < 0 ? tokens : tokens.slice(0, firstMany);
  if (firstMany < 0) return walkSingle(single, tokens, start);
  try {
    return walkMany(single, tokens, start, root);
  } catch (error) {
    // Um caminho que poderia achar vários e nem chega lá acha zero. Reunir propriedades dá um valor só.
    const gathers = firstMany === tokens.length - 1 && tokens[firstMany]!.kind === 'property';
    if (error instanceof PathNotFound && !error.isMismatch && !gathers) return [];
    throw error;
  }
}

function walkMany(single: readonly PathToken[], tokens: readonly PathToken[], start: Json, root: Json): Json {
  const value = walkSingle(single, tokens, start);
  const many = tokens.slice(single.length);
  // Um passo que reúne propriedades, no fim do caminho, dá um objeto com elas e não uma lista.
  if (many.length === 1 && many[0]!.kind === 'property') return pick(value, many[0]!.names, tokens);
  checkFirst(many[0]!, value, single);
  return many.reduce(
    (found, token, index) => expand(token, found, root, many[index - 1]?.kind === 'scan'),
    [value],
  );
}

function walkSingle(single: readonly PathToken[], all: readonly PathToken[], start: Json): Json {
  let value = start;
  for (let i = 0; i < single.length; i++) {
    const token = single[i]!;
    const next = step(token, value);
    if (next === undefined) throw missing(token, value, single.slice(0, i), all);
    value = next;
  }
  return value;
}

/** Um passo simples: uma propriedade ou um índice. */
function step(token: PathToken, value: Json): Json | undefined {
  if (token.kind === 'property') return isObject(value) ? getOwn(value, token.names[0]!) : undefined;
  if (token.kind !== 'index' || !Array.isArray(value)) return undefined;
  const index = token.indexes[0]!;
  return value[index < 0 ? value.length + index : index];
}

function pathTo(tokens: readonly PathToken[]): string {
  return `$${tokens.map(fragment).join('')}`;
}

function missing(token: PathToken, value: Json, before: readonly PathToken[], all: readonly PathToken[]) {
  const isLast = before.length === all.length - 1;
  if (token.kind === 'property') {
    if (!isObject(value)) return notAnObject(token, value, before);
    if (isLast) return new PathNotFound(`No results for path: ${pathTo(all)}`);
    return new PathNotFound(`Missing property in path ${pathTo([...before, token])}`);
  }
  if (Array.isArray(value)) return new PathNotFound(`No results for path: ${pathTo(all)}`);
  return notAnArray(token, value, before);
}

function notAnObject(token: PathToken, value: Json, before: readonly PathToken[]): PathNotFound {
  return new PathNotFound(
    `Expected to find an object with property ${fragment(token)} in path ${pathTo(before)} but found '${javaClass(value)}'. This is not a json object according to the JsonProvider: '${PROVIDER}'.`,
  );
}

function notAnArray(token: PathToken, value: Json, before: readonly PathToken[]): PathNotFound {
  if (value === null) return new PathNotFound(`The path ${pathTo(before)} is null`);
  return new PathNotFound(
    `Filter: ${fragment(token)} can only be applied to arrays. Current context is: ${stringifyJson(value)}`,
    true,
  );
}

function javaClass(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'java.util.ArrayList';
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double';
}

/** O primeiro passo múltiplo ainda está num caminho definido: aplicado ao tipo errado, é um erro. */
function checkFirst(token: PathToken, value: Json, before: readonly PathToken[]): void {
  if ((token.kind === 'index' || token.kind === 'slice') && !Array.isArray(value)) {
    throw notAnArray(token, value, before);
  }
  if (token.kind === 'property' && !isObject(value)) throw notAnObject(token, value, before);
}

function pick(value: Json, names: string[], tokens: readonly PathToken[]): Json {
  if (!isObject(value)) throw notAnObject(tokens.at(-1)!, value, tokens.slice(0, -1));
  const picked: JsonObject = {};
  for (const name of names) {
    const member = getOwn(value, name);
    if (member !== undefined) setOwn(picked, name, member);
  }
  return picked;
}

function expand(token: PathToken, found: Json[], root: Json, afterScan: boolean): Json[] {
  const next: Json[] = [];
  for (const value of found) {
    const items = expandOne(token, value, root, afterScan);
    spend(1 + items.length);
    for (const item of items) next.push(item);
  }
  return next;
}

function expandOne(token: PathToken, value: Json, root: Json, afterScan: boolean): Json[] {
  switch (token.kind) {
    case 'scan':
      return descend(value);
    case 'wildcard':
      return children(value);
    case 'filter':
      return (Array.isArray(value) ? value : afterScan ? [] : [value]).filter((item) =>
        matches(token.filter, item, root),
      );
    case 'slice':
      return Array.isArray(value) ? value.slice(token.from ?? 0, token.to ?? value.length) : [];
    case 'index':
      return token.indexes.flatMap((index) => present(step({ kind: 'index', indexes: [index] }, value)));
    case 'property':
      return token.names.flatMap((name) => present(isObject(value) ? getOwn(value, name) : undefined));
    case 'function':
      return [];
  }
}

function present(value: Json | undefined): Json[] {
  // A lista extra protege um achado que é ele mesmo uma lista do flatMap.
  return value === undefined ? [] : [value];
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** O valor e tudo o que há dentro dele, de cima para baixo. */
function descend(value: Json): Json[] {
  const all: Json[] = [];
  const pending: Json[] = [value];
  while (pending.length > 0) {
    const next = pending.pop()!;
    if (typeof next !== 'object' || next === null) continue;
    spend(1);
    all.push(next);
    // Um a um: uma lista grande demais não cabe nos argumentos de uma chamada.
    for (const child of children(next).toReversed()) pending.push(child);
  }
  return all;
}
