import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { EventIds } from '../local/event-ids.ts';
import type { ConnectionRecord, EventBusRecord, EventRecord } from './records.ts';

/** O estado do EventBridge local: barramentos, eventos recebidos e conexões. Regras não há. */
export class Events {
  readonly context: ServiceContext;
  readonly buses: Collection<EventBusRecord>;
  readonly connections: Collection<ConnectionRecord>;
  readonly #events: Collection<EventRecord>;
  readonly #ids: EventIds;

  constructor(context: ServiceContext) {
    this.context = context;
    this.buses = context.storage.collection('events/buses');
    this.connections = context.storage.collection('events/connections');
    this.#events = context.storage.collection('events/events');
    this.#ids = new EventIds(context.clock, this.#events.values());
  }

  /** O ARN de um recurso: `event-bus/default`, `connection/nome/id`. */
  arn(resource: string): string {
    return `arn:aws:events:${this.context.region}:${this.context.accountId}:${resource}`;
  }

  /** O ARN de um barramento dado pelo nome ou já pelo ARN; o `default` quando ninguém o diz. */
  busArn(reference: unknown): string {
    const text = typeof reference === 'string' ? reference : 'default';
    return text.startsWith('arn:') ? text : this.arn(`event-bus/${text}`);
  }

  /** @returns `undefined` quando não existe */
  findBus(reference: unknown): EventBusRecord | undefined {
    const arn = this.busArn(reference);
    const name = arn.split(':event-bus/')[1] ?? '';
    const bus = this.buses.get(name);
    if (bus || arn !== this.arn('event-bus/default')) return bus?.arn === arn ? bus : undefined;
    return { name: 'default', arn, tags: {}, creationTime: 0, lastModifiedTime: 0 };
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  bus(reference: unknown): EventBusRecord {
    const bus = this.findBus(reference);
    if (bus) return bus;
    const name = this.busArn(reference).split(':event-bus/')[1] ?? String(reference);
    throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }

  /** O ARN de uma conexão pelo nome; o de uma que não existe acaba em `*`. */
  connectionArn(name: unknown): string {
    return this.connections.get(String(name))?.arn ?? this.arn(`connection/${String(name)}/*`);
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  connection(name: unknown): ConnectionRecord {
    const connection = this.connections.get(String(name));
    if (!connection) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Failed to describe the connection(s). Connection '${name}' does not exist.`,
      );
    }
    return connection;
  }

  /** Guarda um evento recebido. */
  keep(eventBusName: string, event: EventRecord['event']): void {
    const id = this.#ids.next();
    const receivedAt = new Date(this.context.clock.now()).toISOString();
    this.#events.set(id, { id, eventBusName, receivedAt, event });
  }
}
