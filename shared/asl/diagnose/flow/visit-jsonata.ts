/** Um estado em JSONata: Arguments, o resultado, e Output e Assign. */
import { getOwn, type JsonObject } from '../../json/index.ts';
import type { VisitedState } from '../rules/walk.ts';
import { Reader, type Sources, type Variables } from './reader.ts';
import { open, type Shape } from './shape.ts';
import {
  assignsOf,
  errorShape,
  hasResult,
  resultOf,
  rulesOf,
  sendsWhole,
  type Visit,
  wholeSite,
} from './state-parts.ts';

/**
 * O que um estado lê e o que deixa para os próximos.
 * @param input o que se sabe da entrada
 * @param own o próprio estado, se ele pede texto a um modelo: a resposta dele é a que se segue daqui em diante
 */
export function visitJsonata(
  visited: VisitedState,
  input: Shape,
  variables: Variables,
  own: ReadonlySet<string>,
): Visit {
  const { state, path, name } = visited;
  const reader = new Reader();
  const before: Sources = { input, result: open(), errorOutput: open(), variables };
  const args = getOwn(state, 'Arguments');
  const sent =
    args === undefined
      ? input
      : reader.expressionTemplate(args, [...path, 'Arguments'], 'sends', before, name);
  for (const field of [
    'Items',
    'ItemSelector',
    'Seconds',
    'Timestamp',
    'TimeoutSeconds',
    'HeartbeatSeconds',
  ]) {
    const value = getOwn(state, field);
    if (value !== undefined) reader.expressionTemplate(value, [...path, field], 'sends', before, name);
  }
  if (sendsWhole(state, 'Arguments')) reader.sites.push(wholeSite(path, input));
  for (const [rule, place] of rulesOf(state, 'Choices', path)) {
    const { Condition: condition } = rule;
    if (typeof condition === 'string')
      reader.expressionTemplate(condition, [...place, 'Condition'], 'sends', before, name);
    for (const field of ['Output', 'Assign']) {
      const value = getOwn(rule, field);
      if (value !== undefined) reader.expressionTemplate(value, [...place, field], 'copies', before, name);
    }
  }
  const result = hasResult(state) && state.Type !== 'Pass' ? resultOf(visited, sent, own) : input;
  const after: Sources = { ...before, result };
  const written = getOwn(state, 'Output');
  const output =
    written === undefined
      ? result
      : reader.expressionTemplate(written, [...path, 'Output'], 'copies', after, name);
  const assigns = assignsOf(state, (value) =>
    reader.expressionTemplate(value, [...path, 'Assign'], 'copies', after, name),
  );
  return {
    output: choiceOutput(state, output),
    assigns,
    sites: reader.sites,
    caught: caughtInJsonata(visited, before, reader),
  };
}

/** Uma regra de Choice pode ter o seu próprio Output: na dúvida, a saída é aberta. */
const choiceOutput = (state: JsonObject, output: Shape): Shape =>
  state.Type === 'Choice' && JSON.stringify(state.Choices ?? '').includes('"Output"')
    ? open(output.answers)
    : output;

function caughtInJsonata(visited: VisitedState, before: Sources, reader: Reader): Visit['caught'] {
  const { state, path, name } = visited;
  return rulesOf(state, 'Catch', path).flatMap(([rule, place], index) => {
    if (typeof rule.Next !== 'string') return [];
    const error = errorShape(visited, index);
    const from = { ...before, errorOutput: error };
    const written = getOwn(rule, 'Output');
    const shape =
      written === undefined
        ? error
        : reader.expressionTemplate(written, [...place, 'Output'], 'copies', from, name);
    return [{ next: rule.Next, shape }];
  });
}
