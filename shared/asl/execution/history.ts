import type { Json, JsonText } from '../json/json.ts';
import type { Clock } from './clock.ts';
import { asHistoryEvent, type HistoryEvent, type HistoryEventType, RecordedEvent } from './history-event.ts';

/** Eventos que um histórico Standard comporta. */
export const MAX_EVENTS = 25_000;

/**
 * Um histórico Express não tem limite na AWS, mas a memória tem: acima disto, um laço sem fim é interrompido.
 */
export const MAX_EXPRESS_EVENTS = 2_000_000;

/** O histórico de uma execução: a única coisa que de fora se observa dela. */
export class History {
  readonly records: RecordedEvent[];
  readonly #clock: Clock;
  readonly #listeners: ((event: HistoryEvent) => void)[] = [];

  constructor(clock: Clock, records: RecordedEvent[] = []) {
    this.#clock = clock;
    this.records = records;
  }

  get events(): readonly HistoryEvent[] {
    return this.records as unknown as readonly HistoryEvent[];
  }

  /** Anota um evento. */
  add(
    previousEventId: number,
    type: HistoryEventType,
    name: string | undefined,
    value: Json | JsonText | undefined,
    extra: object | undefined,
  ): RecordedEvent {
    const id = this.records.length + 1;
    const event = new RecordedEvent(id, previousEventId, type, this.#clock.now(), name, value, extra);
    this.records.push(event);
    if (this.#listeners.length > 0) this.#tell(event);
    return event;
  }

  onEvent(listener: (event: HistoryEvent) => void): () => void {
    this.#listeners.push(listener);
    return () => {
      const index = this.#listeners.indexOf(listener);
      if (index >= 0) this.#listeners.splice(index, 1);
    };
  }

  /** Quem ouve não pode derrubar a execução: o erro dele vai para o laço de eventos, como de um listener. */
  #tell(event: RecordedEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(asHistoryEvent(event));
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
