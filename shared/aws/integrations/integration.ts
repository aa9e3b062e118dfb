import type { Json, JsonText, TaskRequest } from '../../asl/index.ts';
import type { LogEntry } from '../log.ts';
import type { Clients } from './clients.ts';
import type { Pattern } from './resource.ts';

/** Quem sabe esperar por um token devolvido com `SendTaskSuccess` ou `SendTaskFailure`. */
export interface TokenWaiter {
  /** @param owner o ARN da execução que espera, ou o da activity */
  wait(token: string, signal: AbortSignal, heartbeat: () => void, owner: string): Promise<Json | JsonText>;
}

/** Quem sabe quando uma execução filha termina, sem perguntar de tempos em tempos. */
export interface ExecutionWatcher {
  /**
   * Faz `work` assim que a execução terminar, sem deixar o relógio andar enquanto isso. `undefined` quando a
   * execução não é daqui.
   */
  afterExecution<T>(executionArn: string, work: () => Promise<T>): Promise<T> | undefined;
}

/** O que uma conexão acrescenta a um pedido HTTP. Os valores são segredos. */
export interface OpenConnection {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
}

/** O pedido para o qual uma HTTP Task abre a sua conexão. */
export interface HttpTask {
  /** O papel de `Credentials`; sem ele, o da máquina. */
  readonly roleArn: string | undefined;
  /** `*` quando quem pede não é uma execução, como em `TestState`. */
  readonly stateMachineArn: string;
  readonly connectionArn: string;
  readonly endpoint: string;
  readonly method: string;
}

/** Quem confere as permissões de uma HTTP Task e guarda o segredo da conexão dela. */
export interface HttpConnections {
  readonly region: string;
  /** @throws `TaskError` `States.Permissions` ou `Events.ConnectionResource.*` */
  open(task: HttpTask): Promise<OpenConnection>;
  /** O servidor recusou a credencial (401 ou 407): um token guardado não serve mais. */
  refused(connectionArn: string): void;
}

/** Uma tarefa à espera de um worker. */
export interface ActivityTask {
  readonly token: string;
  /** Texto JSON. */
  readonly input: string;
  /** Aborta quando a tarefa já não espera ninguém. */
  readonly signal: AbortSignal;
  /** Um worker a pegou. */
  start(workerName: string | undefined): void;
}

/** Onde as tarefas das activities esperam por um worker. */
export interface ActivityQueue {
  schedule(activityArn: string, task: ActivityTask): void;
}

/** O que uma integração tem à mão. */
export interface IntegrationContext {
  /** Onde avisar, em português, quem acompanha pelo terminal. */
  log?(entry: LogEntry): void;
  readonly activities?: ActivityQueue;
  /** Sem ele, uma HTTP Task não tem de onde tirar a conexão. */
  readonly connections?: HttpConnections;
  readonly executions?: ExecutionWatcher;
  readonly clients: Clients;
  readonly callbacks: TokenWaiter;
  readonly pattern: Pattern;
}

/**
 * Como um `Resource` chama o seu serviço.
 * @throws `TaskError` com o nome e a causa que a AWS registraria
 */
export type Integration = (request: TaskRequest, context: IntegrationContext) => Promise<Json | JsonText>;

/**
 * O fim de uma tarefa cuja chamada ao serviço já respondeu: com `.waitForTaskToken`, a resposta é só o
 * `TaskSubmitted`, e o resultado é o que vier com o token.
 * @param call faz a chamada; não é repetida quando a execução é retomada depois de `TaskSubmitted`
 */
export async function respond(
  request: TaskRequest,
  { callbacks, pattern }: IntegrationContext,
  call: () => Promise<Json | JsonText>,
): Promise<Json | JsonText> {
  const { token, signal } = request;
  if (pattern !== 'waitForTaskToken' || token === undefined) return call();
  // A espera começa antes da chamada: o serviço pode devolver o token antes de responder.
  const answer = callbacks.wait(token, signal, () => request.heartbeat(), request.executionArn);
  answer.catch(() => {});
  if (request.submittedOutput === undefined) request.submitted(await call());
  return answer;
}
