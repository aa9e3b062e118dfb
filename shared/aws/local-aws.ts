import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../asl/execution/clock.ts';
import { SystemClock } from '../asl/execution/system-clock.ts';
import type { Model } from '../bedrock/model.ts';
import { type Body, BodyBudget, readBody } from './endpoint/body.ts';
import { callAction, dispatch } from './endpoint/dispatch.ts';
import { isLocalRequest } from './endpoint/guard.ts';
import { type Incoming, listen, type Outgoing } from './endpoint/listen.ts';
import { Services } from './endpoint/services.ts';
import { AwsError } from './errors.ts';
import type { Fault } from './faults/fault.ts';
import type { FaultFile } from './faults/fault-file.ts';
import { Faults } from './faults/faults.ts';
import { Iam } from './iam/iam.ts';
import type { LogEntry } from './log.ts';
import { Mocks } from './mocks/mocks.ts';
import { awsJson } from './protocols/aws-json.ts';
import { type HttpRequest, type RawReply, type ServiceContext, StreamReply } from './service.ts';
import type { ServiceName } from './services/index.ts';
import { hasEventSources } from './services/lambda/event-source-record.ts';
import { hasPendingEvents } from './services/lambda/pending-events.ts';
import { hasUnfinished } from './services/states/execution-store.ts';
import type { LoneTask, LoneTaskWatcher } from './services/states/run-lone-task.ts';
import type { StepFunctions } from './services/states/step-functions.ts';
import { folderStorage } from './storage/folder.ts';
import { memoryStorage } from './storage/memory.ts';

export interface LocalAwsOptions {
  /** Padrão 4566; 0 escolhe uma porta livre. */
  port?: number;
  /** `'memory'` (padrão) não guarda nada; senão, a pasta onde guardar, como `.local`. */
  storage?: 'memory' | (string & {});
  /** Recebe cada pedido, cada linha das funções e cada problema. */
  log?: (entry: LogEntry) => void;
  /** Padrão `us-east-1`. */
  region?: string;
  /** Padrão `123456789012`. */
  accountId?: string;
  /** Com `false`, as políticas dos papéis não são conferidas. Padrão `true`. */
  permissions?: boolean;
  /**
   * Quem responde no Bedrock: `simulado` (padrão), `ollama`, `ollama:llama3.2`, `bedrock`, ou um modelo pronto.
   * Um nome desconhecido só é recusado na primeira chamada.
   */
  model?: string | Model;
  /** As falhas encomendadas, ou o caminho de um arquivo YAML ou JSON com elas, relido quando muda. */
  faults?: string | readonly Fault[];
  /** Um `MockConfigFile` do Step Functions Local, ou o caminho dele: `stateMachineArn#CASO` escolhe o caso. */
  mockConfig?: string | object;
  /** O relógio das execuções. Padrão: o do sistema. */
  clock?: Clock;
}

/** A AWS local em pé. */
export interface LocalAws {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string;
  readonly port: number;
  readonly region: string;
  readonly accountId: string;
  /** O que passar a um cliente do SDK: `new SFNClient(aws.clientConfig)`. */
  readonly clientConfig: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    /** Sem isto o SDK procura `sync-127.0.0.1`, um nome que não existe. */
    disableHostPrefix: true;
  };
  readonly context: ServiceContext;
  /** Ouve o mesmo que `log`. Devolve quem para de ouvir. */
  onLog(listener: (entry: LogEntry) => void): () => void;
  /**
   * Chama uma ação por dentro, sem HTTP, com a entrada da API.
   * @throws `AwsError`
   */
  call(service: ServiceName, action: string, input: Record<string, unknown>): Promise<object>;
  /**
   * Faz uma tarefa sem execução, com todas as permissões, como o Task de uma máquina daqui a faria.
   * @returns a resposta, como texto JSON, em uma linha
   * @throws `TaskError` com o erro que a máquina veria
   */
  runTask(task: LoneTask, watcher: LoneTaskWatcher): Promise<string>;
  /** Para as execuções e as funções, e fecha a porta. Pode ser chamada mais de uma vez. */
  close(): Promise<void>;
}

function headersOf(incoming: Incoming): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function send(outgoing: Outgoing, reply: RawReply): void {
  if (reply instanceof StreamReply) {
    outgoing.writeHead(reply.status, { ...reply.headers });
    // Um cliente que desiste no meio fecha a conexão; não sobra a quem contar.
    pipeline(Readable.from(reply.stream), outgoing).catch(() => outgoing.destroy());
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  const hasNoLength = reply.status === 204 || reply.status === 304;
  // Num HEAD o tamanho é o do objeto, que a ação já disse, e não o do corpo, que é vazio.
  const length = hasNoLength ? {} : { 'content-length': String(body.length) };
  outgoing.writeHead(reply.status, { ...length, ...reply.headers });
  outgoing.end(body);
}

/** Joga fora o resto de um corpo recusado, por um tempo: cortar a conexão já impediria o cliente de ler a recusa. */
function discard(incoming: Incoming): void {
  incoming.resume();
  const timer = setTimeout(() => incoming.destroy(), 2000);
  timer.unref();
  incoming.once('close', () => clearTimeout(timer));
}

const protocol = awsJson('', '1.0');

/** O que os corpos de todos os pedidos em curso podem ocupar. Bytes. */
const MAX_BODIES = 512 * 1024 * 1024;

async function serve(
  services: Services,
  budget: BodyBudget,
  incoming: Incoming,
  outgoing: Outgoing,
): Promise<void> {
  incoming.on('error', () => {});
  outgoing.on('error', () => {});
  const headers = headersOf(incoming);
  if (!isLocalRequest(headers)) {
    const foreign = new AwsError(
      'AccessDeniedException',
      'This endpoint only answers to the local machine.',
      403,
    );
    send(outgoing, protocol.fail(foreign, ''));
    return;
  }
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const head: HttpRequest = {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers,
    body: Buffer.alloc(0),
  };
  let body: Body;
  try {
    body = await readBody(incoming, services.bodyLimit(head), budget);
  } catch (error) {
    if (error instanceof AwsError) {
      send(outgoing, protocol.fail(error, ''));
      discard(incoming);
    }
    return;
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    send(outgoing, await dispatch(services, { ...head, body: body.bytes }, gone.signal));
  } finally {
    body.release();
  }
}

/** Os modelos só são carregados por quem fala com o Bedrock. */
function lazyModel(choice: string | Model | undefined): () => Promise<Model> {
  let model: Promise<Model> | undefined;
  return () => {
    model ??=
      typeof choice === 'object'
        ? Promise.resolve(choice)
        : import('../bedrock/index.ts').then(({ createModel }) => createModel(choice));
    return model;
  };
}

/** O leitor de YAML só é carregado por quem traz um arquivo de falhas. */
async function faultSource(
  faults: LocalAwsOptions['faults'],
): Promise<FaultFile | readonly Fault[] | undefined> {
  if (typeof faults !== 'string') return faults;
  const { FaultFile } = await import('./faults/fault-file.ts');
  return new FaultFile(faults);
}

/**
 * Põe a AWS local em pé em 127.0.0.1.
 * @throws `PortTaken` quando a porta já tem dono; `InvalidFaults` ou `InvalidMockConfig` quando as falhas
 *   ou o `MockConfigFile` não se deixam ler.
 * @example
 * const aws = await startLocalAws({ port: 0, storage: 'memory' });
 * const client = new SFNClient(aws.clientConfig);
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  // O SDK avisa no terminal que o Node 20 está velho; quem faz o curso não precisa ler isso no meio de um veredito.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const storage =
    options.storage === undefined || options.storage === 'memory'
      ? memoryStorage()
      : folderStorage(options.storage);
  const listeners = new Set<(entry: LogEntry) => void>(options.log ? [options.log] : []);
  const region = options.region ?? 'us-east-1';
  const accountId = options.accountId ?? '123456789012';

  const log = (entry: LogEntry): void => {
    for (const listen of listeners) listen(entry);
  };

  const faults = new Faults(storage, log, await faultSource(options.faults));
  const mocks = new Mocks(storage, options.mockConfig);

  const budget = new BodyBudget(MAX_BODIES);
  let services: Services | undefined;
  const listener = await listen(options.port ?? 4566, (incoming, outgoing) => {
    if (services) serve(services, budget, incoming, outgoing).catch(() => outgoing.destroy());
    else outgoing.destroy();
  });
  const endpoint = `http://127.0.0.1:${listener.port}`;
  const context: ServiceContext = {
    region,
    accountId,
    endpoint,
    clock: options.clock ?? new SystemClock(),
    storage,
    iam: new Iam(storage, options.permissions ?? true, () => ({
      accountId,
      region,
      now: context.clock.now(),
    })),
    model: lazyModel(options.model),
    log,
    faults,
    mocks,
    call: (service, action, input, caller) => callAction(running, service, action, input, 'client', caller),
  };
  const running = new Services(context);
  services = running;

  if (hasUnfinished(storage)) await running.state('states');
  if (hasEventSources(storage) || hasPendingEvents(storage)) await running.state('lambda');

  let closing: Promise<void> | undefined;
  return {
    endpoint,
    port: listener.port,
    region,
    accountId,
    clientConfig: {
      endpoint,
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      disableHostPrefix: true,
    },
    context,
    onLog(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    call: (service, action, input) => callAction(running, service, action, input, 'deploy'),
    async runTask(task, watcher) {
      const { runLoneTask } = await import('./services/states/run-lone-task.ts');
      const { executions } = (await running.state('states')) as StepFunctions;
      return runLoneTask(executions.engine, `arn:aws:iam::${accountId}:role/Tarefa`, task, watcher);
    },
    close() {
      closing ??= running
        .close()
        .then(() => listener.close())
        .then(() => storage.close());
      return closing;
    },
  };
}
