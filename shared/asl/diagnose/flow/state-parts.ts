/** As partes de um estado que as duas linguagens têm em comum. */
import { getOwn, isObject, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';
import type { VisitedState } from '../rules/walk.ts';
import type { Site } from './reader.ts';
import { closed, open, type Shape, union } from './shape.ts';
import { taskResult } from './task-result.ts';

/** O que um estado deixa para os próximos, e o que leu. */
export interface Visit {
  output: Shape;
  /** O que chega a cada destino de um `Catch`. */
  caught: { next: string; shape: Shape }[];
  assigns: [name: string, answers: ReadonlySet<string>][];
  sites: Site[];
}

const ERROR_FIELDS: ReadonlyMap<string, Shape> = new Map([
  ['Error', open()],
  ['Cause', open()],
]);

/** O que um `Catch` põe no lugar da entrada. */
export const errorShape = ({ name, language }: VisitedState, index: number): Shape =>
  closed(ERROR_FIELDS, { kind: 'catch', state: name, index, language });

export const isTask = (state: JsonObject): boolean => state.Type === 'Task';
export const runsInside = (state: JsonObject): boolean => state.Type === 'Parallel' || state.Type === 'Map';

/** O estado manda a entrada inteira a alguém quando nada diz o que mandar. */
export const sendsWhole = (state: JsonObject, field: string): boolean =>
  (isTask(state) && getOwn(state, field) === undefined) || runsInside(state);

/** A leitura da entrada inteira, que ninguém escreveu mas acontece. */
export const wholeSite = (path: Path, input: Shape): Site => ({
  path,
  text: '$',
  read: { root: 'input', path: [] },
  reading: { kind: 'found', shape: input },
  isGuarded: true,
  use: 'sends',
});

/** As listas de regras de um estado, com o lugar de cada uma. */
export function rulesOf(state: JsonObject, field: 'Choices' | 'Catch', path: Path): [JsonObject, Path][] {
  const list = getOwn(state, field);
  return Array.isArray(list)
    ? list.flatMap((rule, at): [JsonObject, Path][] => (isObject(rule) ? [[rule, [...path, field, at]]] : []))
    : [];
}

/** O que uma Task devolve, ou o resultado de um grupo. */
export function resultOf({ state, name }: VisitedState, sent: Shape, own: ReadonlySet<string>): Shape {
  const answers = union([sent.answers, own]);
  if (isTask(state)) return taskResult(String(state.Resource), own.size > 0 ? own : answers, name);
  return runsInside(state) ? open(answers) : sent;
}

/** O estado produz algo, que ResultPath ou Output põem no lugar da entrada. */
export const hasResult = (state: JsonObject): boolean =>
  ['Task', 'Pass', 'Parallel', 'Map'].includes(String(state.Type));

/** As variáveis que um estado cria, e as respostas que podem estar em cada uma. */
export function assignsOf(state: JsonObject, build: (value: JsonObject) => Shape): Visit['assigns'] {
  const assign = getOwn(state, 'Assign');
  if (assign === undefined || !isObject(assign)) return [];
  return [...build(assign).fields].map(([name, { answers }]) => [name, answers]);
}
