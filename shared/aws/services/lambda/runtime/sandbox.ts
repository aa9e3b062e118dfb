import { Worker } from 'node:worker_threads';

/** O erro de uma função, na forma em que o runtime do Node.js o devolve. */
export interface Failure {
  readonly errorType?: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Uma linha que a função escreveu. */
export interface SandboxLog {
  readonly level: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly message: string;
  readonly requestId?: string;
}

/** O que pôr numa thread para que ela seja uma função. */
export interface Program {
  readonly folder: string;
  /** `arquivo.exportado` */
  readonly handler: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Uma chamada. */
export interface Invocation {
  readonly requestId: string;
  /** Texto JSON. */
  readonly payload: string;
  readonly timeoutMilliseconds: number;
  readonly context: Readonly<Record<string, unknown>>;
  readonly traceId?: string;
}

/** Como uma chamada termina. `payload` é o texto JSON que o cliente recebe. */
export type Outcome =
  | { readonly status: 'succeeded'; readonly payload: string }
  | { readonly status: 'failed'; readonly failure: Failure };

type Message =
  | { type: 'loaded'; failure?: Failure }
  | ({ type: 'log' } & SandboxLog)
  | { type: 'succeeded'; requestId: string; payload: string }
  | { type: 'failed'; requestId?: string; failure: Failure; isFatal: boolean }
  | { type: 'exit'; code: number };

/** O tempo que a AWS dá ao carregamento do código. */
const INIT_MILLISECONDS = 10_000;

/**
 * Uma thread que roda uma função, uma chamada por vez. Depois de um timeout, de um `process.exit` ou de um
 * erro não tratado ela está morta (`isAlive` falso) e não serve mais.
 */
export class Sandbox {
  readonly #worker: Worker;
  readonly #onLog: { listener: (log: SandboxLog) => void } = { listener: () => {} };
  #alive = true;
  #requestId = '';
  #settle: ((outcome: Outcome | { status: 'loaded' }) => void) | undefined;

  /** @param heapMegabytes quanto a função pode guardar antes de a thread morrer */
  constructor(heapMegabytes: number) {
    this.#worker = new Worker(new URL('./bootstrap.mjs', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      stdin: false,
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('message', (message: Message) => this.#receive(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#die(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? {
              errorType: 'Runtime.ExitError',
              errorMessage: `RequestId: ${this.#requestId} Error: Runtime exited with error: signal: killed`,
            }
          : { errorType: error.name, errorMessage: error.message, trace: [] },
      ),
    );
    this.#worker.on('exit', (code) =>
      this.#die({
        errorType: 'Runtime.ExitError',
        errorMessage:
          code === 0
            ? `RequestId: ${this.#requestId} Error: Runtime exited without providing a reason`
            : `RequestId: ${this.#requestId} Error: Runtime exited with error: exit status ${code}`,
      }),
    );
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  /** Carrega o código. Devolve a falha do carregamento, se houve. */
  async load(program: Program): Promise<Failure | undefined> {
    const outcome = await this.#ask({ type: 'load', ...program }, INIT_MILLISECONDS, () => ({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${this.#requestId} Error: Task timed out after ${(INIT_MILLISECONDS / 1000).toFixed(2)} seconds`,
    }));
    return outcome.status === 'failed' ? outcome.failure : undefined;
  }

  /** Roda uma chamada; passado o tempo dela, a thread morre, mesmo num laço sem fim. */
  async invoke(invocation: Invocation, onLog: (log: SandboxLog) => void): Promise<Outcome> {
    const { timeoutMilliseconds, requestId } = invocation;
    this.#requestId = requestId;
    this.#onLog.listener = onLog;
    const message = { type: 'invoke', ...invocation, deadline: Date.now() + timeoutMilliseconds };
    const outcome = await this.#ask(message, timeoutMilliseconds, () => ({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMilliseconds / 1000).toFixed(2)} seconds`,
    }));
    return outcome.status === 'loaded' ? { status: 'succeeded', payload: 'null' } : outcome;
  }

  /** Mata a thread. */
  terminate(): void {
    this.#alive = false;
    void this.#worker.terminate();
  }

  #ask(
    message: object,
    milliseconds: number,
    timedOut: () => Failure,
  ): Promise<Outcome | { status: 'loaded' }> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#settle?.({ status: 'failed', failure: timedOut() });
        this.terminate();
      }, milliseconds);
      this.#worker.ref();
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        this.#worker.unref();
        resolve(outcome);
      };
      if (this.#alive) this.#worker.postMessage(message);
      else this.#settle({ status: 'failed', failure: { errorMessage: 'The sandbox is gone.' } });
    });
  }

  #receive(message: Message): void {
    switch (message.type) {
      case 'log':
        this.#onLog.listener(message);
        return;
      case 'loaded':
        this.#settle?.(
          message.failure ? { status: 'failed', failure: message.failure } : { status: 'loaded' },
        );
        return;
      case 'succeeded':
        if (message.requestId === this.#requestId)
          this.#settle?.({ status: 'succeeded', payload: message.payload });
        return;
      case 'failed':
        if (message.isFatal) this.#alive = false;
        this.#settle?.({ status: 'failed', failure: message.failure });
        return;
      case 'exit':
        this.#alive = false;
        return;
    }
  }

  #die(failure: Failure): void {
    this.#alive = false;
    this.#settle?.({ status: 'failed', failure });
  }
}
