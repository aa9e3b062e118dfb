import { EvaluationError } from '../evaluation-error.ts';
import { isoTime, type MapItem } from '../execution/context-object.ts';
import { StatesError } from '../execution/states-error.ts';
import { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/index.ts';

/** Um fio que anda por um estado só, com o objeto de contexto que o teste pede. */
export class TestThread extends Thread {
  /** O contexto dado no pedido; sem ele, um como o de uma execução de verdade. */
  givenContext: Json | undefined;

  override context(mapItem?: MapItem): Json {
    if (this.givenContext !== undefined) return this.givenContext;
    const { run, state, taskToken } = this;
    const { Id, Input, StartTime, Name, RoleArn } = run.executionContext as JsonObject;
    return {
      Execution: { Id: Id!, Input: Input!, Name: Name!, RoleArn: RoleArn!, StartTime: StartTime! },
      StateMachine: run.stateMachineContext,
      State: { Name: state.name, EnteredTime: isoTime(this.enteredTime), RetryCount: 0 },
      ...(taskToken !== undefined && { Task: { Token: taskToken } }),
      ...(mapItem && { Map: { Item: { Index: mapItem.index, Value: mapItem.value } } }),
    };
  }

  /** Aqui a causa vem sem o nome do estado e o número do evento: não há histórico. */
  override toStatesError(thrown: unknown): StatesError {
    if (thrown instanceof EvaluationError) return new StatesError(thrown.error, thrown.message);
    return super.toStatesError(thrown);
  }
}
