import type { JsonObject } from '../json/json.ts';
import type { CompiledStates } from './compiled-states.ts';
import type { StateMachineType } from './machine.ts';
import type { StateNode, Transition } from './state-node.ts';

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** Um destino que só se conhece depois de todos os estados do escopo estarem compilados. */
export interface Target {
  readonly state: Transition;
}

/** O que um estado precisa saber, enquanto é compilado, do lugar em que está. */
export interface CompileContext {
  readonly machineType: StateMachineType;
  /** A linguagem deste estado. */
  readonly queryLanguage: QueryLanguage;
  /** O estado de nome dado, no mesmo escopo. */
  target(name: string): Target;
  /** O destino de `Next`, ou o fim do ramo. */
  next(definition: JsonObject): Target;
  /** Compila um ramo ou o processador de um Map. */
  compileStates(definition: JsonObject): CompiledStates;
}

/** Compila a definição de um estado. */
export type CompileState = (name: string, definition: JsonObject, context: CompileContext) => StateNode;
