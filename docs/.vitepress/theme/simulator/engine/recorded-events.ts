import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import type { RecordedHistoryEvent } from './types.ts';

/** Os eventos de uma gravação como os do simulador: `timestamp` em segundos desde a época. */
export function eventsOfRecording(recorded: readonly RecordedHistoryEvent[]): HistoryEvent[] {
  return recorded.map((event) => ({
    ...event,
    timestamp: typeof event.timestamp === 'number' ? event.timestamp : Date.parse(event.timestamp) / 1000,
  }));
}

/** Quando o evento aconteceu, em milissegundos inteiros desde a época. */
export function timeOf({ timestamp }: HistoryEvent): number {
  return Math.round(timestamp * 1000);
}
