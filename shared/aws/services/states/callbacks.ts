import { type Json, JsonText, TaskError } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';

interface Pending {
  succeed(output: JsonText): void;
  fail(error: TaskError): void;
  heartbeat(): void;
}

/** As tarefas que esperam por um token: quem o devolve termina a tarefa. */
export class Callbacks {
  readonly #pending = new Map<string, Pending>();
  /** Tokens que já serviram ou venceram: para eles a resposta da AWS é outra. */
  readonly #spent = new Set<string>();
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
        this.#spent.add(token);
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
  succeed(token: string, output: string): void {
    this.#find(token).succeed(new JsonText(output));
  }

  fail(token: string, error: string | undefined, cause: string | undefined): void {
    this.#find(token).fail(new TaskError(error, cause));
  }

  heartbeat(token: string): void {
    this.#find(token).heartbeat();
  }

  #find(token: string): Pending {
    const pending = this.#pending.get(token);
    if (pending) return pending;
    if (this.#spent.has(token)) {
      throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  }
}
