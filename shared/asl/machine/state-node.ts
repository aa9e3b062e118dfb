import type { HistoryEventType } from '../execution/history-event.ts';
import type { Thread } from '../execution/thread.ts';

/** Os oito tipos de estado. */
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** Para onde ir depois de um estado: o próximo, ou o fim do ramo. A saída fica em `thread.output`. */
export type Transition = StateNode | typeof END;

export const END = 'END';

/** Uma visita que pode parar no meio. Cada `yield` espera que alguém chame `thread.resume`. */
export type Visit<T = Transition> = Generator<undefined, T, unknown>;

interface StateIdentity {
  readonly name: string;
  readonly type: StateType;
  readonly enteredType: HistoryEventType;
  readonly exitedType: HistoryEventType;
}

/** Termina na mesma volta do laço em que começou. */
export interface ImmediateState extends StateIdentity {
  readonly pauses: false;
  visit(thread: Thread): Transition;
}

/** Pode esperar: uma tarefa, o relógio, filhos, uma expressão JSONata. */
export interface PausingState extends StateIdentity {
  readonly pauses: true;
  visit(thread: Thread): Visit;
}

/** Um estado compilado. */
export type StateNode = ImmediateState | PausingState;
