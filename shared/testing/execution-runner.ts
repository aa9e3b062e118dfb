import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Json } from '../aws/index.ts';
import { type JudgedExecution, runMachine } from './judged-execution.ts';
import { StartedExecution } from './started-execution.ts';
import type { SteppedClock } from './stepped-clock.ts';

/** Põe as máquinas de um ambiente para andar, e encerra o que uma meta deixou esperando. */
export class ExecutionRunner {
  readonly client: SFNClient;
  readonly #clock: SteppedClock;
  readonly #started = new Set<StartedExecution>();

  constructor(client: SFNClient, clock: SteppedClock) {
    this.client = client;
    this.#clock = clock;
  }

  /** Executa do começo ao fim. @throws {GoalNotMet} quando a execução não termina */
  run(stateMachineArn: string, input: Json): Promise<JudgedExecution> {
    return runMachine(this.client, stateMachineArn, input);
  }

  /** Começa uma execução que espera por alguém. */
  async start(stateMachineArn: string, input: Json): Promise<StartedExecution> {
    const execution = await StartedExecution.start(this.client, this.#clock, stateMachineArn, input);
    this.#started.add(execution);
    return execution;
  }

  /** Encerra as execuções que ninguém esperou: elas não podem avisar ninguém, nem parar o relógio, na meta seguinte. */
  async settle(): Promise<void> {
    const left = [...this.#started];
    this.#started.clear();
    await Promise.all(left.map((execution) => execution.abandon()));
  }
}
