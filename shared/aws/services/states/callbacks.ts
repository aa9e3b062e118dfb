import { executionOfToken, type Json, JsonText, TaskError } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ExecutionRecord } from './records.ts';

/** Quanto, depois de um reinício, uma execução retomada pode levar para voltar à tarefa que espera um token. */
const RETURN_MILLISECONDS = 3000;
const POLL_MILLISECONDS = 10;

interface Pending {
  succeed(output: JsonText): void;
  fail(error: TaskError): void;
  heartbeat(): void;
}

/** As tarefas que esperam por um token: quem o devolve termina a tarefa. */
export class Callbacks {
  readonly #pending = new Map<string, Pending>();
  readonly #findExecution: (arn: string) => ExecutionRecord | undefined;
  #returningUntil = 0;

  constructor(findExecution: (arn: string) => ExecutionRecord | undefined) {
    this.#findExecution = findExecution;
  }

  /** Há execuções voltando de um reinício: por um instante, um token que falta ainda pode aparecer. */
  expectReturns(): void {
    this.#returningUntil = performance.now() + RETURN_MILLISECONDS;
  }
  /** De quem é cada token: o ARN da execução, ou o da activity. */
  readonly #owners = new Map<string, string>();

  /**
   * Espera até que alguém devolva o token ou que `signal` desista.
   * @param heartbeat chamado a cada `SendTaskHeartbeat`
   * @param owner o ARN da execução que espera, ou o da activity
   */
  wait(token: string, signal: AbortSignal, heartbeat: () => void, owner: string): Promise<Json | JsonText> {
    this.#owners.set(token, owner);
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#pending.delete(token);
        signal.removeEventListener('abort', abandon);
      };
      const abandon = () => {
        settle();
        reject(signal.reason);
      };
      this.#pending.set(token, {
        succeed(output) {
          settle();
          resolve(output);
        },
        fail(error) {
          settle();
          reject(error);
        },
        heartbeat,
      });
      if (signal.aborted) abandon();
      else signal.addEventListener('abort', abandon);
    });
  }

  /**
   * O recurso de que quem devolve o token precisa ter permissão: a máquina da execução que espera, ou a activity.
   * É o que `grantTaskResponse`, do CDK, concede.
   */
  resourceOf(token: unknown): string {
    const owner = this.#owners.get(String(token)) ?? '*';
    const [prefix, execution] = owner.split(/:(?:execution|express):/);
    return execution === undefined ? owner : `${prefix}:stateMachine:${execution.split(/[:/]/)[0]}`;
  }

  /** @param output texto JSON, já conferido */
  async succeed(token: string, output: string): Promise<void> {
    (await this.#find(token)).succeed(new JsonText(output));
  }

  async fail(token: string, error: string | undefined, cause: string | undefined): Promise<void> {
    (await this.#find(token)).fail(new TaskError(error, cause));
  }

  async heartbeat(token: string): Promise<void> {
    (await this.#find(token)).heartbeat();
  }

  /** @throws `AwsError` `InvalidToken`, ou `TaskTimedOut` para um token que já serviu ou venceu */
  async #find(token: string): Promise<Pending> {
    for (;;) {
      const pending = this.#pending.get(token);
      if (pending) return pending;
      const execution = this.#findExecution(executionOfToken(token) ?? '');
      if (!execution) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
      if (execution.status !== 'RUNNING' || performance.now() > this.#returningUntil) {
        throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }
}
