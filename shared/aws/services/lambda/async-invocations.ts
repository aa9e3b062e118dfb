import type { Timer } from '../../../asl/execution/clock.ts';
import { AwsError } from '../../errors.ts';
import type { Collection } from '../../storage/storage.ts';
import { deliverOutcome } from './destinations.ts';
import type { Lambda } from './lambda.ts';
import { pendingEvents } from './pending-events.ts';
import type { EventInvokeConfig, FunctionRecord, PendingEvent } from './records.ts';
import type { Invoked } from './runner.ts';

/** Os padrões da AWS: duas tentativas a mais, depois de um e de dois minutos, e seis horas de paciência. */
const MAX_RETRIES = 2;
const RETRY_MILLISECONDS = [60_000, 120_000];
const MAX_AGE_SECONDS = 21_600;
/** Sem vaga, a espera dobra de um segundo até cinco minutos. */
const MAX_THROTTLE_MILLISECONDS = 300_000;

/** As chamadas assíncronas: guardadas antes da resposta, tentadas até três vezes, retomadas depois de uma queda. */
export class AsyncInvocations {
  readonly #lambda: Lambda;
  readonly #pending: Collection<PendingEvent>;
  readonly #timers = new Map<string, Timer>();
  #closed = false;

  constructor(lambda: Lambda) {
    this.#lambda = lambda;
    this.#pending = pendingEvents(lambda.context.storage);
  }

  /** Guarda a chamada e a põe para rodar. Volta logo. */
  accept(event: Pick<PendingEvent, 'id' | 'functionName' | 'qualifier' | 'payload'>): void {
    const now = this.#lambda.context.clock.now();
    this.#schedule({ ...event, receivedAt: now, dueAt: now, failures: 0, throttles: 0 });
  }

  /** Retoma o que ficou por fazer da última vez. */
  resume(): void {
    for (const event of [...this.#pending.values()]) this.#schedule(event);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) timer.cancel();
  }

  #schedule(event: PendingEvent): void {
    const { clock, log } = this.#lambda.context;
    this.#pending.set(event.id, event);
    const due = Math.max(event.dueAt, clock.now());
    const timer = clock.at(due, () => {
      this.#timers.delete(event.id);
      clock.hold();
      this.#attempt(event)
        .catch((error: unknown) => {
          this.#pending.delete(event.id);
          log({ kind: 'problem', message: `A chamada de ${event.functionName} não pôde rodar.`, error });
        })
        .finally(() => clock.release());
    });
    this.#timers.set(event.id, timer);
  }

  async #attempt(event: PendingEvent): Promise<void> {
    const record = this.#lambda.find(event.functionName, event.qualifier);
    const config = this.#lambda.eventConfigs.get(`${event.functionName}:${event.qualifier}`);
    if (this.#isTooOld(event, config)) return this.#giveUp(event, record, config, 'EventAgeExceeded');
    const invoked = await this.#invoke(event, record);
    // Fechar a AWS local derruba a função no meio: da próxima vez ela recomeça, sem perder uma tentativa.
    if (this.#closed) return;
    const now = this.#lambda.context.clock.now();
    if (invoked === 'throttled') {
      const wait = Math.min(1000 * 2 ** event.throttles, MAX_THROTTLE_MILLISECONDS);
      this.#schedule({ ...event, throttles: event.throttles + 1, dueAt: now + wait });
      return;
    }
    if (invoked.outcome.status === 'succeeded') {
      await deliverOutcome(this.#lambda, { event, record, invoked, condition: 'Success' }, config?.onSuccess);
      this.#pending.delete(event.id);
      return;
    }
    const failed = { ...event, failures: event.failures + 1 };
    if (failed.failures > (config?.maximumRetryAttempts ?? MAX_RETRIES)) {
      await this.#giveUp(failed, record, config, 'RetriesExhausted', invoked);
      return;
    }
    this.#schedule({ ...failed, dueAt: now + (RETRY_MILLISECONDS[event.failures] ?? 0) });
  }

  async #invoke(event: PendingEvent, record: FunctionRecord): Promise<Invoked | 'throttled'> {
    try {
      return await this.#lambda.runner.invoke(record, event.payload, event.id);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'TooManyRequestsException') return 'throttled';
      throw error;
    }
  }

  #isTooOld(event: PendingEvent, config: EventInvokeConfig | undefined): boolean {
    const age = this.#lambda.context.clock.now() - event.receivedAt;
    return age > (config?.maximumEventAge ?? MAX_AGE_SECONDS) * 1000;
  }

  async #giveUp(
    event: PendingEvent,
    record: FunctionRecord,
    config: EventInvokeConfig | undefined,
    condition: 'RetriesExhausted' | 'EventAgeExceeded',
    invoked?: Invoked,
  ): Promise<void> {
    const outcome = { event, record, invoked, condition };
    await deliverOutcome(this.#lambda, outcome, config?.onFailure, record.deadLetterArn);
    this.#pending.delete(event.id);
  }
}
