import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';

/** Um grupo de registros guardado. */
export interface LogGroupRecord {
  readonly name: string;
  /** Milissegundos desde 1970. */
  readonly creationTime: number;
  readonly retentionInDays?: number;
}

/** Um fluxo de um grupo: o que uma mesma fonte escreveu. */
export interface LogStreamRecord {
  readonly group: string;
  readonly name: string;
  readonly creationTime: number;
  readonly firstEventTimestamp?: number;
  readonly lastEventTimestamp?: number;
  readonly lastIngestionTime?: number;
}

/** Uma linha. Os tempos são em milissegundos desde 1970. */
export interface LogEvent {
  readonly id: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

/** O estado do CloudWatch Logs local: grupos, fluxos e as linhas de cada fluxo, num diário. */
export class Logs {
  readonly context: ServiceContext;
  readonly groups: Collection<LogGroupRecord>;
  readonly #streams: Collection<LogStreamRecord>;
  #sequence = 0;

  constructor(context: ServiceContext) {
    this.context = context;
    this.groups = context.storage.collection('logs/groups');
    this.#streams = context.storage.collection('logs/streams');
  }

  arn(group: string): string {
    return `arn:aws:logs:${this.context.region}:${this.context.accountId}:log-group:${group}`;
  }

  /**
   * O grupo que um pedido nomeia, por `logGroupName` ou `logGroupIdentifier` (nome ou ARN).
   * @throws `AwsError` `ResourceNotFoundException`
   */
  group(input: { logGroupName?: unknown; logGroupIdentifier?: unknown }): LogGroupRecord {
    const given = String(input.logGroupName ?? input.logGroupIdentifier ?? '');
    const name = given.replace(/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/, '').replace(/:\*$/, '');
    const group = this.groups.get(name);
    if (!group) {
      throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    return group;
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  stream(group: LogGroupRecord, name: unknown): LogStreamRecord {
    const stream = this.findStream(group.name, String(name));
    if (!stream) throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
    return stream;
  }

  findStream(group: string, name: string): LogStreamRecord | undefined {
    return this.#streams.get(`${group}\n${name}`);
  }

  streamsOf(group: LogGroupRecord): readonly LogStreamRecord[] {
    return [...this.#streams.values()].filter((stream) => stream.group === group.name);
  }

  putStream(stream: LogStreamRecord): void {
    this.#streams.set(`${stream.group}\n${stream.name}`, stream);
  }

  deleteStream(stream: LogStreamRecord): void {
    this.#journalOf(stream).delete();
    this.#streams.delete(`${stream.group}\n${stream.name}`);
  }

  /** As linhas de um fluxo, na ordem em que aconteceram. */
  eventsOf(stream: LogStreamRecord): readonly LogEvent[] {
    const events = this.#journalOf(stream).read() as readonly LogEvent[];
    return [...events].sort((a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : 1));
  }

  append(stream: LogStreamRecord, lines: readonly { timestamp: number; message: string }[]): void {
    const now = this.context.clock.now();
    const events = lines.map(({ timestamp, message }) => ({
      id: this.#nextId(now),
      timestamp,
      ingestionTime: now,
      message,
    }));
    const journal = this.#journalOf(stream);
    journal.append(events);
    journal.release();
    const times = events.map(({ timestamp }) => timestamp);
    this.putStream({
      ...stream,
      firstEventTimestamp: Math.min(stream.firstEventTimestamp ?? Number.POSITIVE_INFINITY, ...times),
      lastEventTimestamp: Math.max(stream.lastEventTimestamp ?? 0, ...times),
      lastIngestionTime: now,
    });
  }

  /** Um identificador que cresce, com os 56 algarismos dos da AWS. */
  #nextId(now: number): string {
    this.#sequence++;
    return `${now}${String(this.#sequence).padStart(12, '0')}`.padStart(56, '0');
  }

  #journalOf({ group, name }: LogStreamRecord) {
    return this.context.storage.journal('logs/events', `${group}\n${name}`);
  }
}
