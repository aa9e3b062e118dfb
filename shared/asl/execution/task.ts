import type { Json, JsonText } from '../json/json.ts';

/** O que a máquina pede a quem executa tarefas: é a única porta por onde um Task sai. */
export interface TaskRequest {
  /** Como está na definição, por exemplo `arn:aws:states:::lambda:invoke.waitForTaskToken`. */
  resource: string;
  /** `Parameters` ou `Arguments` já avaliado; sem o campo, a entrada do estado. */
  arguments: Json;
  /** O token que a resposta deve trazer: `.waitForTaskToken` e activities. */
  token?: string;
  /** Abortado por timeout, `stop`, ou pela falha de um ramo irmão. */
  signal: AbortSignal;
  stateName: string;
  executionArn: string;
  /** 0 na primeira tentativa, 1 no primeiro Retry. */
  attempt: number;
  /** `Credentials.RoleArn`, avaliado. */
  roleArn?: string;
  /** Segundos. */
  timeoutSeconds?: number;
  /** Segundos. */
  heartbeatSeconds?: number;
  /**
   * `.sync` e `.waitForTaskToken`: o serviço aceitou o pedido com esta resposta. Registra
   * `TaskSubmitted`; a partir daí a promessa vale pela resposta final.
   */
  submitted(output: Json | JsonText): void;
  /** Activities: um worker pegou a tarefa. Registra `ActivityStarted`. */
  started(workerName?: string): void;
  /** Recomeça a contagem de `HeartbeatSeconds`. */
  heartbeat(): void;
  /** Verdadeiro depois de `resume()`, quando a tarefa já estava agendada antes do corte. */
  resumed: boolean;
  /** Com `resumed`, numa activity: um worker já a tinha pegado, e pode responder a qualquer hora. */
  alreadyStarted?: boolean;
  /** Com `resumed`: a resposta registrada em `TaskSubmitted`, se houve. */
  submittedOutput?: Json;
}

/** Executa uma tarefa; falha lançando (ou rejeitando com) `TaskError`. */
export type TaskRunner = (request: TaskRequest) => Json | JsonText | Promise<Json | JsonText>;

/** A falha de uma tarefa, com o nome de erro e a causa que o Step Functions vai registrar. */
export class TaskError extends Error {
  readonly error?: string;
  readonly causeText?: string;

  /**
   * @param error nome do erro, como `Lambda.TooManyRequestsException`; ausente quando quem falhou não deu nome
   * @param causeText a causa, word for word; até 32.768 caracteres
   */
  constructor(error?: string, causeText?: string) {
    super(causeText ? `${error ?? ''}: ${causeText}` : (error ?? ''));
    this.name = 'TaskError';
    this.error = error;
    this.causeText = causeText;
  }
}
