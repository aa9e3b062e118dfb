/** Um estado em JSONPath: InputPath, Parameters, o resultado, ResultSelector, ResultPath e OutputPath, nesta ordem. */
import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';
import type { VisitedState } from '../rules/walk.ts';
import { Reader, type Sources, type Variables } from './reader.ts';
import { pathReads } from './reads.ts';
import { closed, open, put, type Shape, union } from './shape.ts';
import {
  assignsOf,
  errorShape,
  hasResult,
  isTask,
  resultOf,
  rulesOf,
  runsInside,
  sendsWhole,
  type Visit,
  wholeSite,
} from './state-parts.ts';

/**
 * O que um estado lê e o que deixa para os próximos.
 * @param raw o que se sabe da entrada
 * @param own o próprio estado, se ele pede texto a um modelo: a resposta dele é a que se segue daqui em diante
 */
export function visitJsonPath(
  visited: VisitedState,
  raw: Shape,
  variables: Variables,
  own: ReadonlySet<string>,
): Visit {
  const { state, path, name } = visited;
  const reader = new Reader();
  const base: Sources = { input: raw, result: open(), errorOutput: open(), variables };
  const given = pathField(reader, state, 'InputPath', path, base) ?? raw;
  const from = { ...base, input: given };
  const parameters = getOwn(state, 'Parameters') ?? getOwn(state, 'ItemSelector');
  const field = 'Parameters' in state ? 'Parameters' : 'ItemSelector';
  const use = isTask(state) || runsInside(state) ? 'sends' : 'copies';
  const sent =
    parameters === undefined
      ? given
      : // Dentro de um Map, `$` no ItemSelector é a entrada do Map.
        reader.pathTemplate(parameters, [...path, field], use, from, name);
  for (const other of [
    'ItemsPath',
    'SecondsPath',
    'TimestampPath',
    'TimeoutSecondsPath',
    'HeartbeatSecondsPath',
  ]) {
    const text = getOwn(state, other);
    if (typeof text === 'string') reader.pathValue(text, [...path, other], 'sends', from);
  }
  choiceSites(reader, state, path, from);
  if (sendsWhole(state, 'Parameters')) reader.sites.push(wholeSite(path, given));

  const written = getOwn(state, 'Result');
  const result =
    state.Type === 'Pass' && written !== undefined ? literal(written, name) : resultOf(visited, sent, own);
  const fromResult = { ...base, input: result };
  const selector = getOwn(state, 'ResultSelector');
  const selected =
    selector === undefined
      ? result
      : reader.pathTemplate(selector, [...path, 'ResultSelector'], 'copies', fromResult, name);
  const combined = hasResult(state) ? combine(raw, selected, getOwn(state, 'ResultPath')) : given;
  const output = pathField(reader, state, 'OutputPath', path, { ...base, input: combined }) ?? combined;
  // `$` em Assign é o resultado, e o que se sabe dele aqui não basta para dizer que um campo falta.
  const fromEither = { ...base, input: open(union([selected.answers, raw.answers])) };
  const assigns = assignsOf(state, (value) =>
    reader.pathTemplate(value, [...path, 'Assign'], 'copies', fromEither, name),
  );
  return { output, assigns, sites: reader.sites, caught: caughtInPath(visited, raw) };
}

/** O que um campo como `InputPath` deixa passar; `undefined` se ele não está lá. */
function pathField(
  reader: Reader,
  state: JsonObject,
  field: string,
  path: Path,
  from: Sources,
): Shape | undefined {
  const value = getOwn(state, field);
  if (value === null) return closed(new Map());
  return typeof value === 'string' ? reader.pathValue(value, [...path, field], 'copies', from) : undefined;
}

/** `ResultPath`: o resultado no lugar de tudo, em um campo, ou em lugar nenhum. */
function combine(raw: Shape, result: Shape, resultPath: Json | undefined): Shape {
  if (resultPath === undefined || resultPath === '$') return result;
  if (typeof resultPath !== 'string') return raw;
  const [target] = pathReads(resultPath);
  if (target?.root !== 'input') return raw;
  // Escrever em um item de uma lista não se acompanha.
  if (/[[*]/.test(resultPath.replace(/\['[^']*'\]/g, ''))) return open(union([raw.answers, result.answers]));
  return put(raw, target.path, result);
}

function literal(value: Json, origin: string): Shape {
  if (!isObject(value)) return open();
  const fields = Object.entries(value).map(([name, inner]) => [name, literal(inner, origin)] as const);
  return closed(new Map(fields), { kind: 'written', state: origin });
}

function choiceSites(reader: Reader, state: JsonObject, path: Path, from: Sources): void {
  for (const [rule, place] of rulesOf(state, 'Choices', path))
    choiceRule(reader, rule, place, from, checksPresence(state));
}

/** Um Choice que pergunta se algo existe sabe que pode não existir. */
const checksPresence = (state: JsonObject): boolean =>
  JSON.stringify(state.Choices ?? '').includes('"IsPresent"');

function choiceRule(reader: Reader, rule: JsonObject, path: Path, from: Sources, isGuarded: boolean): void {
  for (const [field, value] of Object.entries(rule)) {
    if (typeof value === 'string' && (field === 'Variable' || field.endsWith('Path'))) {
      const reads = pathReads(value);
      reader.note(value, [...path, field], reads, isGuarded, 'sends', from);
    } else if (field === 'Not' && isObject(value))
      choiceRule(reader, value, [...path, field], from, isGuarded);
    else if ((field === 'And' || field === 'Or') && Array.isArray(value))
      for (const [at, inner] of value.entries())
        if (isObject(inner)) choiceRule(reader, inner, [...path, field, at], from, isGuarded);
  }
}

function caughtInPath(visited: VisitedState, raw: Shape): Visit['caught'] {
  const { state, path } = visited;
  return rulesOf(state, 'Catch', path).flatMap(([rule], index) => {
    if (typeof rule.Next !== 'string') return [];
    const error = errorShape(visited, index);
    return [{ next: rule.Next, shape: combine(raw, error, getOwn(rule, 'ResultPath')) }];
  });
}
