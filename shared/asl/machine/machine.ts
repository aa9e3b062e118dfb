import type { Json } from '../json/json.ts';
import type { CompiledStates } from './compiled-states.ts';

export type StateMachineType = 'STANDARD' | 'EXPRESS';

/** Uma definição já compilada: imutável, executável quantas vezes se quiser, ao mesmo tempo. */
export interface StateMachine {
  readonly type: StateMachineType;
  /** A definição de onde veio, já lida. */
  readonly definition: Json;
  readonly comment: string | undefined;
  /** `TimeoutSeconds` da máquina, em segundos. */
  readonly timeoutSeconds: number | undefined;
  readonly root: CompiledStates;
}
