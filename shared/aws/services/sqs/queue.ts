import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { Arrivals } from './arrivals.ts';
import { invalidParameter, queueDoesNotExist } from './errors.ts';
import { MessageStore } from './message-store.ts';
import { QueueJournal } from './queue-journal.ts';
import { readReceiptHandle, writeReceiptHandle } from './receipt-handle.ts';
import type { Deduplication, Entry, Message, QueueRecord } from './records.ts';
import { type RedrivePolicy, readRedrivePolicy } from './redrive-policy.ts';

/** O que se manda a uma fila, já conferido. */
export type OutgoingMessage = Pick<
  Message,
  'body' | 'attributes' | 'systemAttributes' | 'senderId' | 'groupId' | 'deduplicationId'
> & { readonly delaySeconds?: number };

/** O que a fila responde a quem manda. */
export interface Sent {
  readonly messageId: string;
  readonly sequenceNumber?: string;
}

/** Uma mensagem entregue, com o recibo que a apaga. */
export interface Received {
  readonly message: Message;
  readonly receiptHandle: string;
}

/** O mais que uma mensagem fica escondida, contado de quando foi recebida. */
const LONGEST_VISIBILITY_SECONDS = 43_200;
/** Onde os números de sequência começam, e o passo entre eles: grandes como os da AWS. */
const FIRST_SEQUENCE = 18_849_496_460_467_696_128n;
const SEQUENCE_STEP = 256n;

/** Uma fila: decide o que acontece, registra no diário e só então o faz valer. */
export class Queue {
  readonly arn: string;
  readonly #clock: Clock;
  readonly #records: Collection<QueueRecord>;
  readonly #store = new MessageStore();
  readonly #journal: QueueJournal;
  readonly #arrivals: Arrivals;
  readonly #findQueue: (arn: string) => Queue | undefined;
  /** O que dizer a quem esperava quando a fila some. */
  #closure: AwsError | undefined;
  record: QueueRecord;

  /** @param findQueue a fila com este ARN: é para onde vão as mensagens recebidas vezes demais */
  constructor(
    arn: string,
    record: QueueRecord,
    { storage, clock }: Pick<ServiceContext, 'storage' | 'clock'>,
    findQueue: (arn: string) => Queue | undefined,
  ) {
    this.arn = arn;
    this.record = record;
    this.#clock = clock;
    this.#arrivals = new Arrivals(clock);
    this.#records = storage.collection('sqs/queues');
    this.#journal = new QueueJournal(storage, record.id, record.generation);
    this.#findQueue = findQueue;
    for (const entry of this.#journal.read()) this.#store.apply(entry);
  }

  get isFifo(): boolean {
    return this.record.attributes.FifoQueue === 'true';
  }

  get redrivePolicy(): RedrivePolicy | undefined {
    return readRedrivePolicy(this.record.attributes.RedrivePolicy);
  }

  /** Um atributo que é um número. */
  numberOf(attribute: string): number {
    return Number(this.record.attributes[attribute]);
  }

  /** Muda e guarda o registro da fila. */
  update(changes: Partial<QueueRecord>): void {
    this.record = { ...this.record, ...changes };
    this.#records.set(this.record.name, this.record);
  }

  send(outgoing: OutgoingMessage): Sent {
    const now = this.#clock.now();
    const { delaySeconds = this.numberOf('DelaySeconds'), ...content } = outgoing;
    const key = this.#deduplicationKey(content);
    const repeated = key === undefined ? undefined : this.#store.deduplication(key, now);
    if (repeated) return repeated;
    const message = this.#enter(
      {
        ...content,
        id: randomUUID(),
        sentAt: now,
        visibleAt: now + delaySeconds * 1000,
        receiveCount: 0,
      },
      key,
    );
    return { messageId: message.id, sequenceNumber: message.sequenceNumber };
  }

  /**
   * Recebe o que estiver visível agora, sem esperar. Mensagens recebidas vezes demais vão para a fila de
   * mensagens mortas em vez de saírem daqui; as mais velhas que a retenção somem.
   */
  receive(maximum: number, visibilitySeconds = this.numberOf('VisibilityTimeout')): Received[] {
    const now = this.#clock.now();
    const deadLetterQueue = this.#deadLetterQueue();
    const { taken, dead, expired } = this.#choose(maximum, now, deadLetterQueue !== undefined);
    // Entram lá antes de sair daqui: uma queda no meio não perde nenhuma, e repetir a passagem não as duplica.
    if (deadLetterQueue) for (const message of dead) deadLetterQueue.#adopt(message, this.arn);
    const entries = [...expired, ...dead].map(({ id }): Entry => ({ type: 'deleted', id }));
    const received = taken.map((message) => {
      const receipt = randomUUID();
      const visibleAt = now + visibilitySeconds * 1000;
      entries.push({ type: 'received', id: message.id, receipt, at: now, visibleAt });
      return { id: message.id, receipt };
    });
    this.#record(entries);
    // Recebida sem prazo nenhum: já está visível para o próximo.
    if (visibilitySeconds === 0 && received.length > 0) this.#arrivals.announce();
    return received.map(({ id, receipt }) => ({
      message: this.#store.messages.get(id) as Message,
      receiptHandle: writeReceiptHandle({ queueId: this.record.id, messageId: id, receipt }),
    }));
  }

  /** Como `receive`, mas espera até haver o que entregar ou `signal` desistir; aí devolve uma lista vazia. */
  async receiveWaiting(
    maximum: number,
    visibilitySeconds: number | undefined,
    signal: AbortSignal,
  ): Promise<Received[]> {
    while (!signal.aborted) {
      if (this.#closure) throw this.#closure;
      const received = this.receive(maximum, visibilitySeconds);
      if (received.length > 0) return received;
      await this.#arrivals.wait(this.#store.nextVisible(this.#clock.now()), signal);
    }
    return [];
  }

  /** Apaga a mensagem, se o recibo ainda for o da última vez em que ela foi recebida. */
  delete(receiptHandle: string): void {
    const { messageId, receipt } = readReceiptHandle(receiptHandle, this.record.id);
    const message = this.#store.messages.get(messageId);
    if (!message) return;
    const isLast = message.receipt === receipt;
    if (this.isFifo && (!isLast || message.visibleAt <= this.#clock.now()))
      throw invalidParameter('ReceiptHandle', receiptHandle, 'The receipt handle has expired.');
    // Numa fila comum, a AWS aceita um recibo antigo e não apaga.
    if (!isLast) return;
    this.#record([{ type: 'deleted', id: messageId }]);
    this.#arrivals.announce();
  }

  changeVisibility(receiptHandle: string, seconds: number): void {
    const now = this.#clock.now();
    const { messageId, receipt } = readReceiptHandle(receiptHandle, this.record.id);
    const message = this.#store.messages.get(messageId);
    if (message?.receipt !== receipt || message.visibleAt <= now) {
      throw invalidParameter(
        'ReceiptHandle',
        receiptHandle,
        'Message does not exist or is not available for visibility timeout change.',
      );
    }
    const visibleAt = now + seconds * 1000;
    if (visibleAt - (message.receivedAt ?? now) > LONGEST_VISIBILITY_SECONDS * 1000) {
      throw invalidParameter(
        'VisibilityTimeout',
        seconds,
        `Total VisibilityTimeout for the message is beyond the limit [${LONGEST_VISIBILITY_SECONDS} seconds].`,
      );
    }
    this.#record([{ type: 'visibility', id: messageId, visibleAt }]);
    this.#arrivals.announce();
  }

  purge(): void {
    this.update({ purgedAt: this.#clock.now() });
    this.#record([{ type: 'purged' }]);
  }

  /** Quantas mensagens há, pelos nomes que a API lhes dá. */
  counts(): Record<string, string> {
    const now = this.#clock.now();
    const { visible, notVisible, delayed } = this.#store.counts(now, this.#oldest(now));
    return {
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(notVisible),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    };
  }

  /** Apaga tudo o que a fila guardou. */
  destroy(): void {
    this.close(queueDoesNotExist());
    this.#records.delete(this.record.name);
    this.#journal.delete();
  }

  /** Solta o diário e quem espera por uma mensagem. */
  close(reason = new AwsError('ServiceUnavailable', 'The service is shutting down.', 503)): void {
    this.#closure = reason;
    this.#arrivals.announce();
    this.#journal.release();
  }

  /** Põe na fila uma mensagem que já existe ou acaba de nascer, com o número de sequência e a chave de repetição. */
  #enter(message: Message, key: string | undefined): Message {
    const entries: Entry[] = [];
    let entered = message;
    if (this.isFifo) {
      const last = this.#store.sequence + 1;
      const sequenceNumber = String(FIRST_SEQUENCE + SEQUENCE_STEP * BigInt(last));
      entered = { ...message, sequenceNumber };
      entries.push({ type: 'sequence', last });
      if (key !== undefined) {
        const deduplication: Deduplication = {
          key,
          messageId: message.id,
          sequenceNumber,
          at: this.#clock.now(),
        };
        entries.push({ type: 'deduplication', deduplication });
      }
    }
    this.#record([...entries, { type: 'sent', message: entered }]);
    this.#arrivals.announce();
    return entered;
  }

  /** Separa o que sai agora do que morre e do que passou da retenção. */
  #choose(
    maximum: number,
    now: number,
    canBury: boolean,
  ): { taken: Message[]; dead: Message[]; expired: Message[] } {
    const taken: Message[] = [];
    const dead: Message[] = [];
    const expired: Message[] = [];
    const mostReceives = canBury ? (this.redrivePolicy?.maxReceiveCount ?? Infinity) : Infinity;
    const oldest = this.#oldest(now);
    /** Grupos com uma mensagem à frente que ninguém pode receber: o resto do grupo espera por ela. */
    const locked = new Set<string | undefined>();
    for (const message of this.#store.messages.values()) {
      if (taken.length === maximum) break;
      if (message.sentAt <= oldest) expired.push(message);
      else if (this.isFifo && locked.has(message.groupId)) continue;
      else if (message.visibleAt > now) locked.add(message.groupId);
      else if (message.receiveCount >= mostReceives) dead.push(message);
      else taken.push(message);
    }
    return { taken, dead, expired };
  }

  /** A fila de mensagens mortas desta; `undefined` quando não há, ou quando ela foi apagada. */
  #deadLetterQueue(): Queue | undefined {
    const policy = this.redrivePolicy;
    const target = policy && this.#findQueue(policy.deadLetterTargetArn);
    return target === this ? undefined : target;
  }

  #adopt(message: Message, source: string): void {
    if (this.#store.messages.has(message.id)) return;
    const now = this.#clock.now();
    const { receipt: _receipt, receivedAt: _receivedAt, ...kept } = message;
    // Uma fila comum conta a retenção desde o primeiro envio; uma FIFO, desde a chegada aqui.
    const sentAt = this.isFifo ? now : message.sentAt;
    this.#enter({ ...kept, sentAt, visibleAt: now, deadLetterSource: source }, undefined);
  }

  /** Uma mensagem mandada neste instante ou antes já passou da retenção. */
  #oldest(now: number): number {
    return now - this.numberOf('MessageRetentionPeriod') * 1000;
  }

  #deduplicationKey({ deduplicationId, groupId }: { deduplicationId?: string; groupId?: string }) {
    if (!this.isFifo || deduplicationId === undefined) return undefined;
    return this.record.attributes.DeduplicationScope === 'messageGroup'
      ? JSON.stringify([groupId, deduplicationId])
      : deduplicationId;
  }

  #record(entries: readonly Entry[]): void {
    this.#journal.append(entries);
    for (const entry of entries) this.#store.apply(entry);
    if (this.#journal.needsCompaction(this.#store.messages.size)) {
      this.#journal.compact(this.#store.snapshot(this.#clock.now()), (generation) =>
        this.update({ generation }),
      );
    }
  }
}
