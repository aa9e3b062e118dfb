import type { HistoryEventType } from '../execution/history-event.ts';
import type { StateType } from '../machine/state-node.ts';

/** O que todo estado compilado tem: nome, tipo e o nome dos seus eventos. */
export function identityOf(name: string, type: StateType) {
  return {
    name,
    type,
    enteredType: `${type}StateEntered` as HistoryEventType,
    exitedType: `${type}StateExited` as HistoryEventType,
  };
}
