/**
 * Uma execução que para no meio, à espera de alguém (`.waitForTaskToken`), e o teste que faz o papel desse alguém.
 * @example
 * const execution = await machine.start({ nome: 'Ana', valor: 80_000 });
 * const wait = await execution.waiting(); // { state: 'Pedir aprovação', token: 'AQCE…', sent: { … } }
 * await execution.advance(2 * DAY); // dois dias se passam, e ninguém respondeu
 * await execution.succeed(wait.token, { decisao: 'APROVADO' }); // ou .fail(…), ou .heartbeat(…)
 * mustSucceed(await execution.end());
 */
import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Json } from '../aws/index.ts';
import { GoalNotMet } from './goal-not-met.ts';
import {
  describedExecution,
  historyOf,
  type JudgedExecution,
  notFinished,
  PATIENCE_MS,
} from './judged-execution.ts';
import type { SteppedClock } from './stepped-clock.ts';
import { type Wait, waitsIn } from './waits.ts';

/** Durações para `advance`, em milissegundos. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Uma execução que anda só até onde o teste pede. Enquanto ela não termina, o relógio fica parado. */
export class StartedExecution {
  readonly arn: string;
  readonly #client: SFNClient;
  readonly #clock: SteppedClock;
  readonly #patienceMs: number;
  readonly #ended: () => void;

  private constructor(arn: string, client: SFNClient, clock: SteppedClock, patienceMs: number) {
    this.arn = arn;
    this.#client = client;
    this.#clock = clock;
    this.#patienceMs = patienceMs;
    this.#ended = onlyOnce(() => clock.resume());
  }

  /** Começa uma execução com o relógio parado. @param patienceMs quanto esperar por ela de cada vez, em milissegundos de relógio de parede */
  static async start(
    client: SFNClient,
    clock: SteppedClock,
    stateMachineArn: string,
    input: Json,
    patienceMs = PATIENCE_MS,
  ): Promise<StartedExecution> {
    clock.pause();
    try {
      const { executionArn = '' } = await client.send(
        new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
      );
      return new StartedExecution(executionArn, client, clock, patienceMs);
    } catch (error) {
      clock.resume();
      throw error;
    }
  }

  /**
   * Deixa a execução andar até esperar por alguém.
   * @returns a espera mais antiga ainda sem resposta; `undefined` quando a execução terminou sem esperar
   * @throws {GoalNotMet} quando ela não chega a lugar nenhum
   */
  async waiting(): Promise<Wait | undefined> {
    const [wait] = await this.#goUntil((waits) => waits.length > 0);
    return wait;
  }

  /** Deixa passar o tempo, de uma vez: o que vence no caminho acontece na hora certa. Milissegundos. */
  async advance(milliseconds: number): Promise<void> {
    let isOver = false;
    this.#clock.at(this.#clock.now() + milliseconds, () => {
      isOver = true;
    });
    await this.#goUntil(() => isOver);
  }

  /** Deixa o tempo correr até a espera deste token acabar: ninguém responde. @throws {GoalNotMet} quando ela não tem prazo */
  async outlive(token: string): Promise<void> {
    await this.#goUntil((waits) => waits.every((wait) => wait.token !== token));
  }

  /** Deixa o tempo correr até a execução terminar, mesmo que ninguém responda. @throws {GoalNotMet} quando ela não termina */
  async end(): Promise<JudgedExecution> {
    await this.#goUntil(() => false);
    return describedExecution(this.#client, this.arn);
  }

  /** Devolve o token com uma resposta. @throws `TaskTimedOut` quando ele já serviu ou venceu; `InvalidToken` quando não é um */
  async succeed(taskToken: string, output: Json): Promise<void> {
    await this.#client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
  }

  /** Devolve o token com um erro. @throws o mesmo que `succeed` */
  async fail(taskToken: string, error: string, cause?: string): Promise<void> {
    await this.#client.send(new SendTaskFailureCommand({ taskToken, error, cause }));
  }

  /** Diz que alguém está cuidando disso: o `HeartbeatSeconds` recomeça. @throws o mesmo que `succeed` */
  async heartbeat(taskToken: string): Promise<void> {
    await this.#client.send(new SendTaskHeartbeatCommand({ taskToken }));
  }

  /** Encerra a execução, se ela ainda anda, e deixa o relógio correr. */
  async abandon(): Promise<void> {
    await this.#client.send(new StopExecutionCommand({ executionArn: this.arn }));
    this.#ended();
  }

  /** Quantos eventos a história já tem: é onde, nela, entra o que uma pessoa faz agora. */
  async eventCount(): Promise<number> {
    return (await historyOf(this.#client, this.arn)).length;
  }

  /** Um passo do relógio de cada vez, até que as esperas abertas agradem ou a execução termine. */
  async #goUntil(enough: (waits: readonly Wait[]) => boolean): Promise<readonly Wait[]> {
    const patience = AbortSignal.timeout(this.#patienceMs);
    for (;;) {
      await this.#clock.quiet(patience).catch(async () => {
        throw notFinished(await historyOf(this.#client, this.arn), this.#patienceMs);
      });
      if (await this.#isOver()) return [];
      const events = await historyOf(this.#client, this.arn);
      const waits = waitsIn(events);
      if (enough(waits)) return waits;
      if (!(await this.#clock.step())) throw endlessWait(events, waits[0], this.#patienceMs);
    }
  }

  async #isOver(): Promise<boolean> {
    const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn: this.arn }));
    if (status === 'RUNNING') return false;
    this.#ended();
    return true;
  }
}

function onlyOnce(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

/** Ninguém mais vai responder, e não há prazo que vença. */
function endlessWait(events: HistoryEvent[], wait: Wait | undefined, patienceMs: number): GoalNotMet {
  const unfinished = notFinished(events, patienceMs);
  if (wait === undefined) return unfinished;
  return new GoalNotMet({
    ...unfinished.shortfall,
    reason: 'espera-sem-fim',
    expected: 'A execução deveria terminar, mesmo que ninguém responda.',
    happened: `O estado "${wait.state}" espera por uma resposta que não vem, e não tem prazo.`,
    lookAt: [{ state: wait.state }],
  });
}
