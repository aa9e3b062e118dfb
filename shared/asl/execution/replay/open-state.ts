import type { RecordedEvent } from '../history-event.ts';
import type { Trace } from './trace.ts';

/** A entrada no estado em que o fio ainda está. */
export function openState(trace: Trace): RecordedEvent | undefined {
  for (let index = trace.events.length - 1; index >= 0; index--) {
    const event = trace.events[index] as RecordedEvent;
    if (event.type.endsWith('StateExited')) return undefined;
    if (event.type.endsWith('StateEntered')) return event;
  }
  return undefined;
}
