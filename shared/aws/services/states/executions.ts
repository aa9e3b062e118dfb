import {
  type Execution,
  type ExecutionResult,
  type HistoryEvent,
  JsonText,
  resume,
  type StateMachine,
} from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import { Clients } from '../../integrations/clients.ts';
import type { ExecutionWatcher } from '../../integrations/integration.ts';
import { createTaskRunner } from '../../integrations/task-runner.ts';
import type { ServiceContext } from '../../service.ts';
import type { Callbacks } from './callbacks.ts';
import { ExecutionJournal } from './execution-journal.ts';
import { ExecutionStore } from './execution-store.ts';
import { type ExecutionRecord, epochSeconds, type StateMachineRecord } from './records.ts';

interface Running {
  readonly execution: Execution;
  readonly finished: Promise<ExecutionRecord>;
  readonly journal: ExecutionJournal;
}

function isFinished(record: ExecutionRecord): boolean {
  return record.status !== 'RUNNING';
}

/** As execuções: as que andam, no motor; as que terminaram, na memória ou no disco. */
export class Executions implements ExecutionWatcher {
  readonly #context: ServiceContext;
  readonly #callbacks: Callbacks;
  readonly #compiled: (record: StateMachineRecord) => StateMachine;
  readonly #records: ExecutionStore;
  readonly #running = new Map<string, Running>();
  readonly #clients = new Map<string, Clients>();
  #closed = false;

  constructor(
    context: ServiceContext,
    callbacks: Callbacks,
    compiled: (record: StateMachineRecord) => StateMachine,
  ) {
    this.#context = context;
    this.#callbacks = callbacks;
    this.#compiled = compiled;
    this.#records = new ExecutionStore(context.storage);
  }

  /** Começa uma execução Standard, guardada e com histórico. */
  start(machine: StateMachineRecord, arn: string, name: string, input: string): ExecutionRecord {
    const record: ExecutionRecord = {
      arn,
      name,
      machine,
      input,
      startDate: this.#context.clock.now(),
      status: 'RUNNING',
    };
    this.#records.set(record);
    this.#run(record, []);
    return record;
  }

  /** Roda uma execução Express até o fim. O histórico não fica: a API da AWS também não o mostra. */
  async runExpress(
    machine: StateMachineRecord,
    arn: string,
    name: string,
    input: string,
  ): Promise<ExecutionRecord> {
    const record: ExecutionRecord = {
      arn,
      name,
      machine,
      input,
      startDate: this.#context.clock.now(),
      status: 'RUNNING',
    };
    const execution = this.#execute(record, () => {});
    const journal = new ExecutionJournal(undefined);
    const finished = execution.result.then((result) => this.#finishedRecord(record, result));
    this.#running.set(arn, { execution, finished, journal });
    try {
      return await finished;
    } finally {
      this.#running.delete(arn);
    }
  }

  /** Retoma o que ficou no meio da última vez, depois do último evento registrado. */
  resumeUnfinished(): void {
    for (const record of this.#records.unfinished()) {
      try {
        this.#run(record, this.#journalOf(record.arn).read());
      } catch (error) {
        // Continua RUNNING, e ainda pode ser parada.
        this.#context.log({
          kind: 'problem',
          message: `A execução ${record.arn} não pôde ser retomada.`,
          error,
        });
      }
    }
  }

  /** Espera que o que já aconteceu esteja no diário: quem devolveu um token só ouve "sim" depois disso. */
  async recorded(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (const { journal } of this.#running.values()) journal.flush();
  }

  find(arn: string): ExecutionRecord | undefined {
    return this.#records.get(arn);
  }

  /** @throws `AwsError` `ExecutionDoesNotExist` */
  get(arn: string): ExecutionRecord {
    const record = this.#records.get(arn);
    if (!record) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }

  all(): Iterable<ExecutionRecord> {
    return this.#records;
  }

  history(arn: string): readonly HistoryEvent[] {
    return this.#running.get(arn)?.execution.history ?? this.#journalOf(arn).read();
  }

  async stop(arn: string, reason: { error?: string; cause?: string }): Promise<ExecutionRecord> {
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
  }

  /** Para o que anda, sem o dar por terminado: no disco continua `RUNNING`. */
  async close(): Promise<void> {
    this.#closed = true;
    const running = [...this.#running.values()];
    for (const { journal, execution } of running) {
      journal.flush();
      execution.stop();
    }
    await Promise.all(running.map(({ execution }) => execution.result));
    for (const clients of this.#clients.values()) await clients.close();
  }

  /** @param past o que o diário já tem: a execução continua depois disso */
  #run(record: ExecutionRecord, past: readonly HistoryEvent[]): void {
    const journal = this.#journalOf(record.arn);
    const execution = this.#execute(record, () => journal.flush(), past);
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

  /** @param beforeTask chamado antes de cada tarefa sair: o que a pediu já deve estar registrado */
  #execute(record: ExecutionRecord, beforeTask: () => void, past: readonly HistoryEvent[] = []): Execution {
    const runner = createTaskRunner({
      clientsOf: (roleArn) => this.#clientsOf(roleArn ?? record.machine.roleArn),
      callbacks: this.#callbacks,
      executions: this,
    });
    return resume(this.#compiled(record.machine), past, {
      input: new JsonText(record.input),
      name: record.name,
      tasks: (request) => {
        beforeTask();
        return runner(request);
      },
      clock: this.#context.clock,
      executionArn: record.arn,
      stateMachineArn: record.machine.arn,
      stateMachineName: record.machine.name,
      roleArn: record.machine.roleArn,
      region: this.#context.region,
    });
  }

  #finishedRecord(record: ExecutionRecord, result: ExecutionResult): ExecutionRecord {
    if (isFinished(record)) return record;
    const stopDate = this.#context.clock.now();
    return result.status === 'SUCCEEDED'
      ? { ...record, stopDate, status: result.status, output: result.outputText }
      : { ...record, stopDate, status: result.status, error: result.error, cause: result.cause };
  }

  /** Os clientes que assinam em nome de um papel; as conexões abertas servem a todas as execuções. */
  #clientsOf(roleArn: string): Clients {
    let clients = this.#clients.get(roleArn);
    if (!clients) {
      const { endpoint, region, iam } = this.#context;
      clients = new Clients({ endpoint, region, credentials: iam.assumeRole(roleArn, 'states') });
      this.#clients.set(roleArn, clients);
    }
    return clients;
  }

  #journalOf(arn: string): ExecutionJournal {
    return new ExecutionJournal(this.#context.storage.journal('states/history', arn));
  }
}
