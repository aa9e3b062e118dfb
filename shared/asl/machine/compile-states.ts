import type { Json, JsonObject } from '../json/json.ts';
import { compileState } from '../states/index.ts';
import type { CompileContext, QueryLanguage, Target } from './compile-context.ts';
import type { CompiledStates } from './compiled-states.ts';
import type { StateMachineType } from './machine.ts';
import { END, type StateNode, type Transition } from './state-node.ts';

const TO_END: Target = { state: END };

/** Compila `StartAt` e `States` de uma máquina, de um ramo ou de um processador. */
export function compileStates(
  definition: JsonObject,
  machineType: StateMachineType,
  inherited: QueryLanguage,
): CompiledStates {
  const language = languageOf(definition, inherited);
  const targets = new Map<string, { state: Transition }>();
  const states = new Map<string, StateNode>();

  const target = (name: string): Target => {
    let found = targets.get(name);
    if (!found) {
      found = { state: END };
      targets.set(name, found);
    }
    return found;
  };

  for (const [name, state] of Object.entries(definition.States as { [name: string]: Json })) {
    const stateDefinition = state as JsonObject;
    const context: CompileContext = {
      machineType,
      queryLanguage: languageOf(stateDefinition, language),
      target,
      next: ({ Next }) => (typeof Next === 'string' ? target(Next) : TO_END),
      compileStates: (inner) => compileStates(inner, machineType, language),
    };
    const node = compileState(name, stateDefinition, context);
    states.set(name, node);
    (target(name) as { state: Transition }).state = node;
  }
  return { startAt: states.get(definition.StartAt as string)!, states };
}

function languageOf(definition: JsonObject, inherited: QueryLanguage): QueryLanguage {
  return (definition.QueryLanguage as QueryLanguage | undefined) ?? inherited;
}
