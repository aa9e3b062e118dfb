import type { Json, JsonObject } from '../../../../../../shared/asl/index.ts';
import { isObject } from '../../../../../../shared/asl/json/index.ts';

/** Um estado, e a linguagem em que ele é lido. */
export interface FoundState {
  readonly state: JsonObject;
  readonly language: 'JSONPath' | 'JSONata';
}

/** Acha um estado pelo nome, também dentro dos Parallel e Map; os nomes não se repetem numa máquina. */
export function findState(machine: Json, name: string): FoundState | undefined {
  const flows: Json[] = [machine];
  const inherited = isObject(machine) ? machine.QueryLanguage : undefined;
  for (let flow = flows.pop(); flow !== undefined; flow = flows.pop()) {
    if (!isObject(flow) || !isObject(flow.States)) continue;
    const state = Object.hasOwn(flow.States, name) ? flow.States[name] : undefined;
    if (state !== undefined && isObject(state)) {
      const language = (state.QueryLanguage ?? inherited) === 'JSONata' ? 'JSONata' : 'JSONPath';
      return { state, language };
    }
    for (const each of Object.values(flow.States)) flows.push(...flowsInside(each));
  }
  return undefined;
}

function flowsInside(state: Json): Json[] {
  if (!isObject(state)) return [];
  const branches = Array.isArray(state.Branches) ? state.Branches : [];
  return [...branches, state.ItemProcessor ?? null, state.Iterator ?? null];
}
