import type { Json, JsonObject } from '../json/json.ts';
import type { Thread } from './thread.ts';

/** `$$.Map.Item`. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  /** A chave, quando os itens vieram de um objeto. */
  readonly key?: string;
  /** De onde o `ItemReader` leu; `STATE_DATA` quando o item veio da entrada. */
  readonly source?: string;
}

/**
 * O objeto de contexto de um estado, como `$$` e `$states.context` o mostram.
 * @param mapItem o item que `Map.Item` mostra; padrão: o item em que o fio está
 */
export function contextObject(thread: Thread, mapItem = thread.mapItem): Json {
  const { run, state, taskToken } = thread;
  const context: JsonObject = {
    Execution: run.executionContext,
    StateMachine: run.stateMachineContext,
    State: { Name: state.name, EnteredTime: isoTime(thread.enteredTime) },
  };
  if (state.type === 'Task') (context.State as JsonObject).RetryCount = thread.retryCount;
  if (taskToken !== undefined) context.Task = { Token: taskToken };
  if (mapItem) context.Map = { Item: itemContext(mapItem) };
  return context;
}

function itemContext({ index, value, key, source }: MapItem): JsonObject {
  const item: JsonObject = { Index: index, Value: value };
  if (key !== undefined) item.Key = key;
  if (source !== undefined) item.Source = source;
  return item;
}

/** Um instante como o objeto de contexto o escreve: ISO 8601 em UTC, com milissegundos. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
