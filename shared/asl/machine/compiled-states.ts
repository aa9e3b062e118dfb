import type { StateNode } from './state-node.ts';

/** O que `StartAt` e `States` dizem: a máquina inteira, um ramo ou o processador de um Map. */
export interface CompiledStates {
  readonly startAt: StateNode;
  readonly states: ReadonlyMap<string, StateNode>;
}
