import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { anyValue, checkObject, type Fields, string } from './checks.ts';
import type { Context, FlowOptions } from './context.ts';
import { Scope } from './scope.ts';
import { validateState } from './state.ts';
import { choiceAssigns } from './states/choice.ts';
import { checkTransitions } from './transitions.ts';
import { variableName } from './variables.ts';

/** Examina um fluxo: a máquina, um ramo, ou o que um Map faz com cada item. */
export function validateFlow(flow: JsonObject, at: string, context: Context, fields: Fields): void {
  const known: Fields = {
    ...fields,
    StartAt: { check: string },
    // Os estados são examinados depois de se conhecerem as variáveis de todos.
    States: { check: anyValue },
  };
  checkObject(flow, at, context, known, ['States', 'StartAt']);
  validateStates(flow.States, at === '/' ? '/States' : `${at}/States`, context);
  checkTransitions(flow, at, context.findings);
}

function validateStates(states: Json | undefined, at: string, context: Context): void {
  if (states === undefined) return;
  if (!isObject(states)) {
    context.findings.schema('Expected value of type Object', at);
    return;
  }
  if (Object.keys(states).length === 0) context.findings.schema('Value cannot be empty', at);
  collectVariables(states, context);
  for (const name of Object.keys(states)) validateState(name, states[name]!, `${at}/${name}`, context);
}

/** As variáveis que um fluxo atribui: as de dentro não podem repetir nenhuma. */
function collectVariables(states: JsonObject, context: Context): void {
  for (const state of Object.values(states)) {
    if (!isObject(state)) continue;
    const catchers = Array.isArray(state.Catch) ? state.Catch : [];
    const assigns = [
      state.Assign,
      ...catchers.map((catcher) => (isObject(catcher) ? catcher.Assign : undefined)),
      ...choiceAssigns(state),
    ];
    for (const assign of assigns) {
      if (!isObject(assign)) continue;
      for (const key of Object.keys(assign))
        context.scope.variables.add(variableName(key, { language: 'JSONPath' }));
    }
  }
}

/** O contexto de um fluxo dentro de outro. */
export function innerContext(outer: Context, { isolated }: FlowOptions): Context {
  const scope = new Scope(outer.scope.machine, isolated ? undefined : outer.scope);
  return { ...outer, scope, reads: { result: false, errorOutput: false } };
}

/** Os campos que um fluxo de dentro pode ter além dos estados. */
export function innerFields({ fields }: FlowOptions): Fields {
  return Object.fromEntries(fields.map((name) => [name, { check: anyValue }]));
}
