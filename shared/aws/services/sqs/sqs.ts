import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Permission, ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { isAttribute, unknownAttribute } from './attributes.ts';
import { missingParameter, queueDoesNotExist } from './errors.ts';
import { Queue } from './queue.ts';
import type { QueueRecord } from './records.ts';
import { checkRedrivePolicy } from './redrive-policy.ts';

/** O estado do SQS local: as filas, cada uma com as suas mensagens. */
export class Sqs {
  readonly context: ServiceContext;
  readonly #queues = new Map<string, Queue>();

  constructor(context: ServiceContext) {
    this.context = context;
    const records: Collection<QueueRecord> = context.storage.collection('sqs/queues');
    for (const record of records.values()) this.#open(record);
  }

  /** Todas as filas, por nome. */
  queues(): readonly Queue[] {
    return [...this.#queues.values()].sort((a, b) => (a.record.name < b.record.name ? -1 : 1));
  }

  named(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  create(name: string, attributes: Readonly<Record<string, string>>, tags: Record<string, string>): Queue {
    const now = this.context.clock.now();
    const record = {
      name,
      id: randomUUID(),
      generation: 0,
      attributes,
      tags,
      createdAt: now,
      modifiedAt: now,
    };
    const queue = this.#open(record);
    queue.update({});
    return queue;
  }

  delete(queue: Queue): void {
    queue.destroy();
    this.#queues.delete(queue.record.name);
  }

  arn(name: string): string {
    return `arn:aws:sqs:${this.context.region}:${this.context.accountId}:${name}`;
  }

  url(name: string): string {
    return `${this.context.endpoint}/${this.context.accountId}/${name}`;
  }

  /**
   * A fila de uma URL. Só o caminho conta: a fila sobrevive a um reinício em outra porta.
   * @throws `AwsError` `QueueDoesNotExist`, `InvalidAddress`
   */
  find(queueUrl: unknown): Queue {
    const queue = this.#queues.get(this.#nameIn(queueUrl) ?? '');
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  /** A permissão de uma ação sobre a fila da URL. O SQS escreve a ação em minúsculas nas suas mensagens. */
  permission(action: string, queueUrl: unknown): Permission {
    return {
      action: `sqs:${action.toLowerCase()}`,
      resource: this.arn(this.#nameIn(queueUrl) ?? ''),
    };
  }

  /** A política da fila de um ARN, como o IAM a consulta. */
  policyOf(arn: string): unknown {
    const text = this.#withArn(arn)?.record.attributes.Policy;
    return text ? JSON.parse(text) : undefined;
  }

  checkRedrivePolicy(attributes: Readonly<Record<string, string>>, isFifo: boolean): void {
    if (!attributes.RedrivePolicy) return;
    checkRedrivePolicy(attributes.RedrivePolicy, isFifo, (arn) => this.#withArn(arn)?.isFifo);
  }

  /** Os atributos de uma fila pedidos pelo nome; `All` são todos. */
  describe(queue: Queue, names: readonly string[]): JsonObject {
    for (const name of names) if (!isAttribute(name)) throw unknownAttribute(name);
    const { record } = queue;
    const seconds = (instant: number) => String(Math.floor(instant / 1000));
    const all: JsonObject = {
      QueueArn: queue.arn,
      ...queue.counts(),
      CreatedTimestamp: seconds(record.createdAt),
      LastModifiedTimestamp: seconds(record.modifiedAt),
      ...record.attributes,
    };
    if (names.includes('All')) return all;
    return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  }

  close(): void {
    for (const queue of this.#queues.values()) queue.close();
  }

  #open(record: QueueRecord): Queue {
    const queue = new Queue(this.arn(record.name), record, this.context, (arn) => this.#withArn(arn));
    this.#queues.set(record.name, queue);
    return queue;
  }

  #withArn(arn: string): Queue | undefined {
    return this.queues().find((queue) => queue.arn === arn);
  }

  /** O nome no caminho `/conta/nome`; `undefined` quando a conta é outra. */
  #nameIn(queueUrl: unknown): string | undefined {
    if (typeof queueUrl !== 'string' || queueUrl === '') throw missingParameter('QueueUrl');
    const match = /^https?:\/\/[^/]+\/(?:.*\/)?(\d{12})\/([\w-]+(?:\.fifo)?)\/?$/.exec(queueUrl);
    if (!match) {
      throw new AwsError('InvalidAddress', `The address ${queueUrl} is not valid for this endpoint.`);
    }
    return match[1] === this.context.accountId ? match[2] : undefined;
  }
}
