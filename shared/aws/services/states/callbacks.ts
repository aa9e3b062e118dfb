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

  /**
   * Espera até que alguém devolva o token ou que `signal` desista.
   * @param heartbeat chamado a cada `SendTaskHeartbeat`
   */
  wait(token: string, signal: AbortSignal, heartbeat: () => void): Promise<Json | JsonText> {
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
