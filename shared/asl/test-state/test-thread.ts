import { EvaluationError } from '../evaluation-error.ts';
import { isoTime, type MapItem } from '../execution/context-object.ts';
import { StatesError } from '../execution/states-error.ts';
import { Thread } from '../execution/thread.ts';
import { isObject, type Json, type JsonObject } from '../json/index.ts';
import type { Visit } from '../machine/state-node.ts';

/** Um fio que anda por um estado só, com o objeto de contexto que o teste pede. */
export class TestThread extends Thread {
  /** O contexto dado no pedido; sem ele, um como o de uma execução de verdade. */
  givenContext: Json | undefined;
  #isDriven = false;
  #awaited: Promise<unknown> | undefined;

  override context(mapItem?: MapItem): Json {
    const { run, state, taskToken, givenContext } = this;
    if (givenContext !== undefined) return withItem(givenContext, mapItem);
    const { Id, Input, StartTime, Name, RoleArn } = run.executionContext as JsonObject;
    return {
      Execution: { Id: Id!, Input: Input!, Name: Name!, RoleArn: RoleArn!, StartTime: StartTime! },
      StateMachine: run.stateMachineContext,
      State: { Name: state.name, EnteredTime: isoTime(this.enteredTime), RetryCount: 0 },
      ...(taskToken !== undefined && { Task: { Token: taskToken } }),
      ...(mapItem && { Map: { Item: { Index: mapItem.index, Value: mapItem.value } } }),
    };
  }

  /** Leva ao fim uma parte de visita, em um fio que não anda. @throws o que ela lançar */
  async drive<T>(visit: Visit<T>): Promise<T> {
    this.#isDriven = true;
    let step = visit.next();
    while (!step.done) step = visit.next(await this.#awaited);
    return step.value;
  }

  override *settled<T>(value: T | Promise<T>): Visit<T> {
    if (!this.#isDriven || !(value instanceof Promise)) return yield* super.settled(value);
    this.#awaited = value;
    return (yield) as T;
  }

  /** Aqui a causa vem sem o nome do estado e o número do evento: não há histórico. */
  override toStatesError(thrown: unknown): StatesError {
    if (thrown instanceof EvaluationError) return new StatesError(thrown.error, thrown.message);
    return super.toStatesError(thrown);
  }
}

/** O contexto dado, com o item da vez quando um Map percorre a lista. */
function withItem(context: Json, mapItem: MapItem | undefined): Json {
  if (!mapItem || !isObject(context)) return context;
  return { ...context, Map: { Item: { Index: mapItem.index, Value: mapItem.value } } };
}
