import { randomUUID } from 'node:crypto';
import { AwsError } from '../errors.ts';
import { inject } from '../faults/inject.ts';
import type { Caller } from '../iam/caller.ts';
import type { LogEntry } from '../log.ts';
import { awsJson } from '../protocols/aws-json.ts';
import {
  type ActionTable,
  type Call,
  type HttpRequest,
  type Protocol,
  RawReply,
  type ServiceDefinition,
} from '../service.ts';
import type { ServiceName } from '../services/index.ts';
import { UnsupportedOperation } from '../unsupported-operation.ts';
import { authorize } from './authorize.ts';
import type { Services } from './services.ts';

/** Em que língua responder a um pedido que não é de serviço nenhum. */
const fallbackProtocol = awsJson('', '1.0');

function internalError(error: unknown, log: (entry: LogEntry) => void): AwsError {
  log({ kind: 'problem', message: 'Um pedido encontrou um defeito da AWS local.', error });
  return new AwsError(
    'InternalFailure',
    'The request processing has failed because of an unknown error.',
    500,
  );
}

function actionOf(actions: ActionTable, name: string) {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

/** Quem chama: um cliente, que encontra as falhas encomendadas, ou quem só arruma a casa. */
type Origin = 'client' | 'deploy';

/** Roda uma ação já lida, depois de conferir a permissão de quem a assinou. */
async function run(
  definition: ServiceDefinition,
  services: Services,
  actionName: string,
  input: Record<string, unknown>,
  call: Call,
  origin: Origin = 'client',
): Promise<{ output: object; status: number }> {
  const action = actionOf(definition.actions, actionName);
  if (!action) {
    throw new UnsupportedOperation(definition.name, actionName);
  }
  const service = await services.state(definition.name as ServiceName);
  authorize(services.context, definition, service, action, input, call);
  const status = action.status ?? 200;
  const fault = origin === 'deploy' ? undefined : services.faultOf(definition.name, actionName, input);
  const injected = fault && (await inject(fault, input, services.context, call));
  return { output: injected ?? (await action.run(input, service, call)), status };
}

/** Chama uma ação por dentro, sem HTTP: é como o deploy fala com os serviços, e como um serviço fala com outro. */
export async function callAction(
  services: Services,
  name: ServiceName,
  action: string,
  input: Record<string, unknown>,
  origin: Origin,
  caller?: Caller,
): Promise<object> {
  const definition = await services.definition(name);
  const call = { requestId: randomUUID(), ...(caller ? { caller } : {}) };
  return (await run(definition, services, action, input, call, origin)).output;
}

/** Lê um pedido; o que não tem rota é recusado em nome do serviço. */
function readRequest(definition: ServiceDefinition, request: HttpRequest): ReturnType<Protocol['read']> {
  try {
    return definition.protocol.read(request, definition.actions);
  } catch (error) {
    throw error instanceof UnsupportedOperation ? error.of(definition.name) : error;
  }
}

/** Atende um pedido já lido. Nunca lança: todo erro vira a resposta que a AWS daria. */
export async function dispatch(
  services: Services,
  request: HttpRequest,
  signal?: AbortSignal,
): Promise<RawReply> {
  const started = performance.now();
  const requestId = randomUUID();
  const log = services.context.log;
  let protocol: Pick<Protocol, 'fail'> = fallbackProtocol;
  let service = '-';
  let action = '-';
  let failure: AwsError | undefined;
  let reply: RawReply;
  try {
    const name = services.find(request);
    if (!name) {
      const { unserved } = await import('./unserved.ts');
      const refusal = unserved(request);
      protocol = refusal.protocol;
      service = refusal.error.service || service;
      action = refusal.error.operation || action;
      throw refusal.error;
    }
    service = name;
    const definition = await services.definition(name);
    protocol = definition.protocol;
    const read = readRequest(definition, request);
    action = read.action;
    const { output, status } = await run(definition, services, action, read.input, {
      requestId,
      request,
      signal,
    });
    reply =
      output instanceof RawReply ? output : definition.protocol.write(output, status, { action, requestId });
  } catch (error) {
    failure = error instanceof AwsError ? error : internalError(error, log);
    if (failure instanceof UnsupportedOperation) log({ kind: 'problem', message: failure.explanation });
    reply = protocol.fail(failure, requestId);
  }
  log({
    kind: 'request',
    service,
    action,
    status: reply.status,
    milliseconds: performance.now() - started,
    ...(failure ? { error: failure.code, message: failure.message } : {}),
  });
  return reply.withHeaders({ 'x-amzn-requestid': requestId });
}
