import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Collection } from '../../storage/storage.ts';
import { EventSourcePoller, type PollerHost } from './event-source-poller.ts';
import { EVENT_SOURCES, type EventSourceRecord } from './event-source-record.ts';

/** As ligações de filas a funções, e quem lê cada fila. */
export class EventSources {
  readonly #host: PollerHost;
  readonly #records: Collection<EventSourceRecord>;
  readonly #pollers = new Map<string, EventSourcePoller>();

  constructor(host: PollerHost) {
    this.#host = host;
    this.#records = host.context.storage.collection(EVENT_SOURCES);
  }

  /** Começa a ler as filas das ligações guardadas. */
  start(): void {
    for (const record of this.#records.values()) this.#restart(record);
  }

  /** O ARN de uma ligação. */
  arn(uuid: unknown): string {
    const { region, accountId } = this.#host.context;
    return `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${String(uuid)}`;
  }

  all(): readonly EventSourceRecord[] {
    return [...this.#records.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  find(uuid: unknown): EventSourceRecord {
    const record = this.#records.get(String(uuid));
    if (!record) {
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, {
        Type: 'User',
      });
    }
    return record;
  }

  /** Guarda uma ligação, nova ou mudada, e passa a ler a fila como ela diz. */
  put(record: EventSourceRecord): void {
    this.#records.set(record.uuid, record);
    this.#restart(record);
  }

  delete(record: EventSourceRecord): void {
    this.#stop(record.uuid);
    this.#records.delete(record.uuid);
  }

  close(): void {
    for (const uuid of [...this.#pollers.keys()]) this.#stop(uuid);
  }

  /**
   * Uma ligação na forma que a API devolve.
   * @param state o que dizer em vez de `Enabled` ou `Disabled`: o que a AWS diz de uma mudança em curso
   */
  describe(record: EventSourceRecord, state?: string): JsonObject {
    return {
      UUID: record.uuid,
      BatchSize: record.batchSize,
      MaximumBatchingWindowInSeconds: record.batchingWindow,
      EventSourceArn: record.eventSourceArn,
      FunctionArn: record.functionArn,
      LastModified: record.lastModified / 1000,
      State: state ?? (record.isEnabled ? 'Enabled' : 'Disabled'),
      StateTransitionReason: 'USER_INITIATED',
      FunctionResponseTypes: record.reportsBatchItemFailures ? ['ReportBatchItemFailures'] : [],
      ...(record.maximumConcurrency === undefined
        ? {}
        : { ScalingConfig: { MaximumConcurrency: record.maximumConcurrency } }),
      EventSourceMappingArn: this.arn(record.uuid),
    };
  }

  #restart(record: EventSourceRecord): void {
    this.#stop(record.uuid);
    if (!record.isEnabled) return;
    const poller = new EventSourcePoller(this.#host, record);
    this.#pollers.set(record.uuid, poller);
    poller.start();
  }

  #stop(uuid: string): void {
    this.#pollers.get(uuid)?.stop();
    this.#pollers.delete(uuid);
  }
}
