import { randomBytes, randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { FunctionLog } from '../../log.ts';
import type { ServiceContext } from '../../service.ts';
import type { CodeStore } from './code.ts';
import { logGroupOf } from './configuration.ts';
import { environmentOf } from './environment.ts';
import { keepLines, type TimedLine } from './function-logs.ts';
import type { FunctionRecord } from './records.ts';
import { SparePool } from './runtime/pool.ts';
import type { Outcome, Sandbox } from './runtime/sandbox.ts';

/** Quantas chamadas da mesma função rodam ao mesmo tempo; as outras esperam a vez. */
const CONCURRENCY = 10;

/** Uma chamada atendida: como terminou e o que a função escreveu. */
export interface Invoked {
  readonly outcome: Outcome;
  readonly requestId: string;
  /** O registro inteiro da chamada, como a CloudWatch o mostraria. */
  readonly log: string;
}

interface Warm {
  readonly sandbox: Sandbox;
  readonly logStreamName: string;
}

/** As threads de uma função: as livres esperam a próxima chamada. */
interface Lane {
  readonly idle: Warm[];
  readonly waiting: (() => void)[];
  busy: number;
  /** Muda quando o código ou a configuração muda: o que volta de uma geração antiga é descartado. */
  generation: number;
}

/** Roda funções, reaproveitando threads. */
export class Runner {
  readonly #context: ServiceContext;
  readonly #code: CodeStore;
  readonly #spares = new SparePool();
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Sandbox>();

  constructor(context: ServiceContext, code: CodeStore) {
    this.#context = context;
    this.#code = code;
  }

  /** Deixa uma thread de pé para a próxima função. */
  warm(): void {
    this.#spares.warm();
  }

  /** Descarta as threads de uma função que mudou ou foi apagada, ou só as de uma versão. */
  retire(name: string, version?: string): void {
    for (const [key, lane] of this.#lanes) {
      if (version === undefined ? !key.startsWith(`${name}:`) : key !== `${name}:${version}`) continue;
      lane.generation++;
      for (const { sandbox } of lane.idle.splice(0)) sandbox.terminate();
    }
  }

  /**
   * @param payload texto JSON
   * @throws `AwsError` `TooManyRequestsException` quando a reserva da função está toda em uso
   */
  async invoke(record: FunctionRecord, payload: string, requestId: string = randomUUID()): Promise<Invoked> {
    this.#checkReserved(record);
    const lane = this.#laneOf(`${record.name}:${record.version}`);
    if (lane.busy >= CONCURRENCY) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    lane.busy++;
    try {
      return await this.#invokeIn(lane, record, payload, requestId);
    } finally {
      lane.busy--;
      lane.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.#spares.close();
    for (const lane of this.#lanes.values())
      for (const { sandbox } of lane.idle.splice(0)) sandbox.terminate();
    for (const sandbox of this.#running) sandbox.terminate();
  }

  #checkReserved({ name, reservedConcurrency }: FunctionRecord): void {
    if (reservedConcurrency === undefined) return;
    let busy = 0;
    for (const [key, lane] of this.#lanes) if (key.startsWith(`${name}:`)) busy += lane.busy;
    if (busy < reservedConcurrency) return;
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
  }

  #laneOf(key: string): Lane {
    let lane = this.#lanes.get(key);
    if (!lane) {
      lane = { idle: [], waiting: [], busy: 0, generation: 0 };
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  async #invokeIn(lane: Lane, record: FunctionRecord, payload: string, requestId: string): Promise<Invoked> {
    const lines: TimedLine[] = [];
    const logGroupName = logGroupOf(record);
    const write = (level: FunctionLog['level'], message: string) => {
      const timestamp = Date.now();
      const shown =
        level === 'PLATFORM'
          ? message
          : `${new Date(timestamp).toISOString()}\t${requestId}\t${level}\t${message}`;
      lines.push({ timestamp, message: shown });
      this.#context.log({
        kind: 'function',
        functionName: record.name,
        requestId,
        level,
        timestamp,
        message,
      });
    };
    const { generation } = lane;
    const warm = this.#takeIdle(lane) ?? {
      sandbox: this.#spares.take(record.memorySize),
      logStreamName: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[${record.version}]${randomBytes(16).toString('hex')}`,
      isNew: true,
    };
    const { sandbox, logStreamName } = warm;
    this.#running.add(sandbox);
    const session = this.#context.iam.assumeRole(record.roleArn, `lambda ${record.name}`);
    const loadFailure =
      'isNew' in warm
        ? await sandbox.load({
            folder: this.#code.folderOf(record.code),
            handler: record.handler,
            env: environmentOf(record, this.#context, session, logStreamName),
          })
        : undefined;
    write('PLATFORM', `START RequestId: ${requestId} Version: ${record.version}`);
    const started = performance.now();
    const outcome: Outcome = loadFailure
      ? { status: 'failed', failure: loadFailure }
      : await sandbox.invoke(
          {
            requestId,
            payload,
            timeoutMilliseconds: record.timeout * 1000,
            context: {
              functionName: record.name,
              functionVersion: record.version,
              invokedFunctionArn: record.arn,
              memoryLimitInMB: String(record.memorySize),
              awsRequestId: requestId,
              logGroupName,
              logStreamName,
            },
          },
          ({ level, message }) => write(level, message),
        );
    const duration = performance.now() - started;
    if (outcome.status === 'failed') write('ERROR', `Invoke Error \t${JSON.stringify(outcome.failure)}`);
    write('PLATFORM', `END RequestId: ${requestId}`);
    write(
      'PLATFORM',
      `REPORT RequestId: ${requestId}\tDuration: ${duration.toFixed(2)} ms\tBilled Duration: ${Math.ceil(duration)} ms\tMemory Size: ${record.memorySize} MB\t`,
    );
    this.#running.delete(sandbox);
    if (loadFailure || lane.generation !== generation) sandbox.terminate();
    else if (sandbox.isAlive) lane.idle.push({ sandbox, logStreamName });
    keepLines(this.#context, logGroupName, logStreamName, lines);
    return { outcome, requestId, log: lines.map(({ message }) => `${message}\n`).join('') };
  }

  #takeIdle(lane: Lane): Warm | undefined {
    for (let warm = lane.idle.pop(); warm; warm = lane.idle.pop()) if (warm.sandbox.isAlive) return warm;
    return undefined;
  }
}
