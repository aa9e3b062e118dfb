import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { ServiceContext } from '../../service.ts';
import { type BatchInvocation, failedIn, invocationsOf, type QueueMessage } from './event-source-batch.ts';
import type { EventSourceRecord } from './event-source-record.ts';
import type { FunctionRecord } from './records.ts';
import type { Runner } from './runner.ts';

/** Quantos lotes rodam ao mesmo tempo, se ninguém disser: é com quantos a AWS começa. */
const CONCURRENCY = 5;
/** O mais que uma leitura da fila traz. */
const READ_SIZE = 10;
/** Quanto esperar depois de uma leitura recusada. Tempo de verdade: quem espera é o conserto, e não o fluxo. */
const RETRY_MILLISECONDS = 1000;

/** O que quem lê a fila usa da Lambda. */
export interface PollerHost {
  readonly context: ServiceContext;
  readonly runner: Runner;
  /** @throws `AwsError` `ResourceNotFoundException` */
  find(functionArn: string, qualifier?: undefined, choice?: number): FunctionRecord;
}

/**
 * Lê uma fila e chama uma função com o que chega. Não pergunta de tempos em tempos: espera que a fila avise, sem
 * marcar nada no relógio. Enquanto um lote roda, um relógio virtual não salta, e o prazo das mensagens não vence.
 */
export class EventSourcePoller {
  readonly #host: PollerHost;
  readonly #record: EventSourceRecord;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #complaint: string | undefined;

  constructor(host: PollerHost, record: EventSourceRecord) {
    this.#host = host;
    this.#record = record;
  }

  start(): void {
    void this.#poll();
  }

  /** Para de ler; o lote que já está com a função termina. */
  stop(): void {
    this.#stopping.abort();
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stopping;
    const { clock } = this.#host.context;
    while (!signal.aborted) {
      if (this.#running.size >= (this.#record.maximumConcurrency ?? CONCURRENCY)) {
        await Promise.race(this.#running);
        continue;
      }
      try {
        const messages = await this.#collect();
        this.#complaint = undefined;
        if (messages.length === 0) continue;
        clock.hold();
        const work = this.#process(messages).finally(() => {
          this.#running.delete(work);
          clock.release();
        });
        this.#running.add(work);
      } catch (error) {
        if (signal.aborted) return;
        this.#complain(error);
        await this.#pause();
      }
    }
  }

  /** Um lote: o que houver, ou, com janela, o que chegar até ele encher ou ela acabar. */
  async #collect(): Promise<QueueMessage[]> {
    const { batchSize, batchingWindow } = this.#record;
    const messages = await this.#receive(batchSize, this.#stopping.signal);
    if (messages.length === 0 || batchingWindow === 0) return messages;
    const { clock } = this.#host.context;
    const window = new AbortController();
    const close = () => window.abort();
    const timer = clock.at(clock.now() + batchingWindow * 1000, close);
    this.#stopping.signal.addEventListener('abort', close);
    try {
      while (messages.length < batchSize && !window.signal.aborted)
        messages.push(...(await this.#receive(batchSize - messages.length, window.signal)));
    } finally {
      timer.cancel();
      this.#stopping.signal.removeEventListener('abort', close);
    }
    return messages;
  }

  async #receive(maximum: number, signal: AbortSignal): Promise<QueueMessage[]> {
    const output = await this.#call('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(maximum, READ_SIZE),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      LocalSignal: signal,
    });
    return [...((output as { Messages?: QueueMessage[] }).Messages ?? [])];
  }

  async #process(messages: readonly QueueMessage[]): Promise<void> {
    try {
      for (const invocation of invocationsOf(messages, this.#record.eventSourceArn))
        await this.#invoke(invocation);
    } catch (error) {
      this.#complain(error);
    }
  }

  /** O que a função não tratou fica na fila, escondido até o prazo de visibilidade vencer. */
  async #invoke({ messages, payload }: BatchInvocation): Promise<void> {
    const fn = this.#host.find(this.#record.functionArn, undefined, Math.random());
    const { outcome } = await this.#host.runner.invoke(fn, payload);
    if (outcome.status === 'failed') return;
    const failed = this.#record.reportsBatchItemFailures ? failedIn(messages, outcome.payload) : [];
    const done = messages.filter((message) => !failed.includes(message));
    for (let start = 0; start < done.length; start += READ_SIZE) {
      const Entries = done.slice(start, start + READ_SIZE).map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      await this.#call('DeleteMessageBatch', { Entries });
    }
  }

  /** Fala com a fila em nome do papel da função. */
  #call(action: string, input: JsonObject): Promise<object> {
    const { endpoint, accountId, iam, call } = this.#host.context;
    const { roleArn, name } = this.#host.find(this.#record.functionArn);
    const queue = parseArn(this.#record.eventSourceArn);
    return call(
      'sqs',
      action,
      { QueueUrl: `${endpoint}/${queue?.accountId}/${queue?.resource}`, ...input },
      { kind: 'role', session: iam.assumeRole(roleArn, `lambda ${name}`), accountId },
    );
  }

  /** Diz uma vez o que impede a leitura, e não a cada tentativa. */
  #complain(error: unknown): void {
    // A casa está fechando, e a fila fecha antes de quem a lê.
    if (error instanceof AwsError && error.code === 'ServiceUnavailable') return;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (text === this.#complaint || this.#stopping.signal.aborted) return;
    this.#complaint = text;
    this.#host.context.log({
      kind: 'problem',
      message: `A função ${this.#record.functionArn} não pôde tratar as mensagens de ${this.#record.eventSourceArn}: ${text}`,
      ...(error instanceof AwsError ? {} : { error }),
    });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#stopping.signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, RETRY_MILLISECONDS);
      timer.unref();
      this.#stopping.signal.addEventListener('abort', wake);
    });
  }
}
