import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf } from './walk.ts';

/** Para onde um estado pode ir. */
function targetsOf(state: JsonObject): string[] {
  const lists = ['Choices', 'Catch'].flatMap((field) => {
    const list = getOwn(state, field);
    return Array.isArray(list) ? list.flatMap((rule: Json) => (isObject(rule) ? [rule.Next] : [])) : [];
  });
  return [state.Next, state.Default, ...lists].filter((name): name is string => typeof name === 'string');
}

const ends = (state: JsonObject): boolean =>
  state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';

/** Os estados de um fluxo de que se chega a um fim. Um destino que não existe conta como fim: a AWS já o recusa. */
function endingStates(states: JsonObject): Set<string> {
  const comesFrom = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const [name, state] of Object.entries(states)) {
    const own = isObject(state) ? state : {};
    const targets = targetsOf(own);
    if (!isObject(state) || ends(own) || targets.some((target) => !isObject(getOwn(states, target))))
      waiting.push(name);
    for (const target of targets) {
      const sources = comesFrom.get(target);
      if (sources) sources.push(name);
      else comesFrom.set(target, [name]);
    }
  }
  const reached = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const source of comesFrom.get(name) ?? [])
      if (!reached.has(source)) {
        reached.add(source);
        waiting.push(source);
      }
  return reached;
}

/** Os estados a que se chega depois de um; ele mesmo, só se a ele se volta. */
function reachableFrom(start: string, states: JsonObject): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = getOwn(states, name);
    for (const target of state !== undefined && isObject(state) ? targetsOf(state) : [])
      if (!seen.has(target)) {
        seen.add(target);
        waiting.push(target);
      }
  }
  return seen;
}

/** Um laço de que não se sai: a execução anda até o limite de eventos ou de tempo. */
export const loopWithoutExit: Rule = {
  name: 'laco-sem-saida',
  check: (definition) => {
    const known = new Map<JsonObject, { ending: Set<string>; told: Set<string> }>();
    return statesOf(definition).flatMap(({ name, path, flow }): RuleFinding[] => {
      const states = isObject(flow.States ?? null) ? (flow.States as JsonObject) : {};
      const about = known.get(flow) ?? { ending: endingStates(states), told: new Set<string>() };
      known.set(flow, about);
      if (about.ending.has(name) || about.told.has(name)) return [];
      const seen = reachableFrom(name, states);
      if (!seen.has(name)) return [];
      // Um por laço basta: o primeiro estado dele, na ordem do texto.
      for (const other of seen) about.told.add(other);
      return [
        {
          severity: 'warning',
          message: `De "${name}" não se chega a nenhum fim.`,
          why: 'A execução dá voltas até o limite de 25.000 eventos, e cada transição é cobrada. Conte as voltas e ponha uma saída.',
          path,
          on: 'key',
        },
      ];
    });
  },
};
