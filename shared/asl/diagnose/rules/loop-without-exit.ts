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

/** Um laço de que não se sai: a execução anda até o limite de eventos ou de tempo. */
export const loopWithoutExit: Rule = {
  name: 'laco-sem-saida',
  check: (definition) => {
    const all = statesOf(definition);
    return all.flatMap(({ name, state, path, flow }): RuleFinding[] => {
      const states = isObject(flow.States ?? null) ? (flow.States as JsonObject) : {};
      const seen = new Set<string>();
      const waiting = [name];
      let comesBack = false;
      while (waiting.length > 0) {
        const here = waiting.pop() as string;
        const own = getOwn(states, here);
        if (own === undefined || !isObject(own)) return [];
        if (ends(own)) return [];
        for (const target of targetsOf(own)) {
          if (target === name) comesBack = true;
          if (!seen.has(target)) {
            seen.add(target);
            waiting.push(target);
          }
        }
      }
      // Um por laço basta: o primeiro estado dele, na ordem do texto.
      const first = all.find((other) => other.flow === flow && (seen.has(other.name) || other.name === name));
      return comesBack && first?.state === state
        ? [
            {
              severity: 'warning',
              message: `De "${name}" não se chega a nenhum fim.`,
              why: 'A execução dá voltas até o limite de 25.000 eventos, e cada transição é cobrada. Conte as voltas e ponha uma saída.',
              path,
              on: 'key',
            },
          ]
        : [];
    });
  },
};
