import {
  type Execution,
  type ExecutionResult,
  type HistoryEvent,
  redrive,
  resume,
  type StateMachine,
  startExecution,
} from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ExecutionWatcher } from '../../integrations/integration.ts';
import type { ServiceContext } from '../../service.ts';
import type { Activities } from './activities.ts';
import { BatchedJournal } from './batched-journal.ts';
import type { Callbacks } from './callbacks.ts';
import { type Beginning, Engine } from './engine.ts';
import { ExecutionStore } from './execution-store.ts';
import { MapRuns } from './map-runs.ts';
import { type ExecutionRecord, epochSeconds, type StateMachineRecord } from './records.ts';

interface Running {
  readonly execution: Execution;
  readonly finished: Promise<ExecutionRecord>;
  readonly journal: BatchedJournal<HistoryEvent>;
}

/** O que se sabe de uma execução antes que ela comece. */
export type NewExecution = Omit<ExecutionRecord, 'startDate' | 'status'>;

function isFinished(record: ExecutionRecord): boolean {
  return record.status !== 'RUNNING';
}

/** As execuções: as que andam, no motor; as que terminaram, na memória ou no disco. */
export class Executions implements ExecutionWatcher {
  readonly mapRuns: MapRuns;
  readonly engine: Engine;
  readonly #context: ServiceContext;
  readonly #records: ExecutionStore;
  readonly #running = new Map<string, Running>();
  #closed = false;

  constructor(
    context: ServiceContext,
    callbacks: Callbacks,
    activities: Activities,
    compiled: (record: StateMachineRecord) => StateMachine,
  ) {
    this.#context = context;
    this.#records = new ExecutionStore(context.storage);
    this.mapRuns = new MapRuns(context, {
      machineOf: (arn) => this.find(arn)?.machine,
      flush: () => this.#flush(),
    });
    const { mapRuns } = this;
    this.engine = new Engine(context, { callbacks, activities, executions: this, mapRuns, compiled });
  }

  /** Começa uma execução Standard, guardada e com histórico. */
  start(execution: NewExecution): ExecutionRecord {
    const record = this.#started(execution);
    this.#journalOf(record.arn).delete();
    this.#records.set(record);
    this.#run(record, [], startExecution);
    return record;
  }

  /** Roda uma execução Express até o fim. O histórico não fica: a API da AWS também não o mostra. */
  async runExpress(started: NewExecution): Promise<ExecutionRecord> {
    const record = this.#started(started);
    const journal = new BatchedJournal<HistoryEvent>(undefined);
    const execution = this.engine.begin(record, startExecution, () => {});
    const finished = execution.result.then((result) => this.#finishedRecord(record, result));
    this.#running.set(record.arn, { execution, finished, journal });
    try {
      return await finished;
    } finally {
      this.#running.delete(record.arn);
    }
  }

  /** Continua uma execução que não deu certo, do estado em que parou. Quem chama já viu que ela pode ser refeita. */
  redrive(arn: string, clientToken: string): ExecutionRecord {
    const { stopDate: _stop, error: _error, cause: _cause, ...rest } = this.get(arn);
    const date = this.#context.clock.now();
    const record: ExecutionRecord = {
      ...rest,
      status: 'RUNNING',
      redriveCount: (rest.redriveCount ?? 0) + 1,
      redriveDate: date,
      redrives: [...(rest.redrives ?? []), { clientToken, date }].slice(-10),
    };
    const past = this.#journalOf(arn).read();
    this.#records.set(record);
    this.#run(record, past, (machine, options) => redrive(machine, past, options));
    return record;
  }

  /** Retoma o que ficou no meio da última vez, depois do último evento registrado. Devolve quantas eram. */
  resumeUnfinished(): number {
    const unfinished = this.#records.unfinished();
    for (const record of unfinished) {
      const past = this.#journalOf(record.arn).read();
      const redrives = past.filter(({ type }) => type === 'ExecutionRedriven').length;
      // A queda veio entre o pedido de redrive e o primeiro evento dele.
      const continues = (record.redriveCount ?? 0) > redrives ? redrive : resume;
      try {
        this.#run(record, past, (machine, options) => continues(machine, past, options));
      } catch (error) {
        // Continua RUNNING, e ainda pode ser parada.
        const message = `A execução ${record.arn} não pôde ser retomada.`;
        this.#context.log({ kind: 'problem', message, error });
      }
    }
    return unfinished.length;
  }

  /** Espera que o que já aconteceu esteja no diário: quem devolveu um token só ouve "sim" depois disso. */
  async recorded(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#flush();
  }

  find(arn: string): ExecutionRecord | undefined {
    return this.#records.get(arn) ?? this.mapRuns.findExecution(arn);
  }

  /** @throws `AwsError` `ExecutionDoesNotExist` */
  get(arn: string): ExecutionRecord {
    const record = this.find(arn);
    if (!record) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }

  /** As que começaram por `StartExecution`: as filhas dos Map Runs ficam com eles. */
  all(): Iterable<ExecutionRecord> {
    return this.#records;
  }

  history(arn: string): readonly HistoryEvent[] {
    return (
      this.#running.get(arn)?.execution.history ?? this.mapRuns.history(arn) ?? this.#journalOf(arn).read()
    );
  }

  async stop(arn: string, reason: { error?: string; cause?: string }): Promise<ExecutionRecord> {
    const child = this.mapRuns.running(arn);
    if (child) {
      child.stop(reason);
      await child.result;
      return this.get(arn);
    }
    const running = this.#running.get(arn);
    if (running) {
      running.execution.stop(reason);
      return running.finished;
    }
    const record = this.get(arn);
    return isFinished(record) ? record : this.#abandon(record, reason);
  }

  /** Faz `work` assim que a execução terminar; um relógio virtual não salta antes de `work` acabar. */
  afterExecution<T>(arn: string, work: () => Promise<T>): Promise<T> | undefined {
    const { clock } = this.#context;
    const finished = this.#running.get(arn)?.finished ?? this.#records.get(arn);
    if (!finished) return undefined;
    return Promise.resolve(finished).then(async () => {
      clock.hold();
      try {
        return await work();
      } finally {
        clock.release();
      }
    });
  }

  /** Esquece as execuções de uma máquina que foi apagada. */
  deleteOf(machineArn: string): void {
    for (const record of [...this.#records]) {
      if (record.machine.arn !== machineArn) continue;
      this.#running.get(record.arn)?.execution.stop();
      this.#records.delete(record.arn);
      this.#journalOf(record.arn).delete();
    }
    this.mapRuns.deleteOf(machineArn);
  }

  /** Para o que anda, sem o dar por terminado: no disco continua `RUNNING`. */
  async close(): Promise<void> {
    this.#closed = true;
    this.mapRuns.close();
    const running = [...this.#running.values()];
    for (const { journal, execution } of running) {
      journal.flush();
      execution.stop();
    }
    await Promise.all(running.map(({ execution }) => execution.result));
    await this.engine.close();
  }

  #flush(): void {
    for (const { journal } of this.#running.values()) journal.flush();
    this.mapRuns.flush();
  }

  #started(execution: NewExecution): ExecutionRecord {
    return { ...execution, startDate: this.#context.clock.now(), status: 'RUNNING' };
  }

  /** @param past o que o diário já tem: a execução continua depois disso */
  #run(record: ExecutionRecord, past: readonly HistoryEvent[], beginning: Beginning): void {
    const journal = this.#journalOf(record.arn);
    const execution = this.engine.begin(record, beginning, () => {
      journal.flush();
      this.mapRuns.flush();
    });
    for (const event of execution.history.slice(past.length)) journal.record(event);
    execution.onEvent((event) => {
      if (!this.#closed) journal.record(event);
    });
    const finished = execution.result.then((result) => {
      const ended = this.#finishedRecord(record, result);
      if (this.#closed) return ended;
      journal.close();
      this.#running.delete(record.arn);
      if (this.#records.get(record.arn)) this.#records.set(ended);
      return ended;
    });
    this.#running.set(record.arn, { execution, finished, journal });
  }

  /** Termina uma execução que ficou no disco de outra vez e não está no motor. */
  #abandon(record: ExecutionRecord, reason: { error?: string; cause?: string }): ExecutionRecord {
    const journal = this.#journalOf(record.arn);
    const ended = this.#finishedRecord(record, { status: 'ABORTED', ...reason });
    journal.record({
      timestamp: epochSeconds(ended.stopDate ?? record.startDate),
      type: 'ExecutionAborted',
      id: journal.read().length + 1,
      previousEventId: 0,
      executionAbortedEventDetails: reason,
    });
    journal.close();
    this.#records.set(ended);
    return ended;
  }

  #finishedRecord(record: ExecutionRecord, result: ExecutionResult): ExecutionRecord {
    if (isFinished(record)) return record;
    const stopDate = this.#context.clock.now();
    return result.status === 'SUCCEEDED'
      ? { ...record, stopDate, status: result.status, output: result.outputText }
      : { ...record, stopDate, status: result.status, error: result.error, cause: result.cause };
  }

  #journalOf(arn: string): BatchedJournal<HistoryEvent> {
    return new BatchedJournal(this.#context.storage.journal('states/history', arn));
  }
}
