import type { DescribeExecutionCommandOutput, SFNClient } from '@aws-sdk/client-sfn';
import { type Json, JsonText, TaskError, type TaskRequest } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { captureHead, sdkMetadata } from './http-metadata.ts';
import { type ExecutionWatcher, type Integration, type IntegrationContext, respond } from './integration.ts';
import { optimisedError } from './service-error.ts';

/** De quanto em quanto se pergunta se a execução filha terminou: começa curto e cresce até um segundo. */
const FIRST_POLL = 10;
const LAST_POLL = 1000;

function fail(error: unknown): unknown {
  return optimisedError(error, 'StepFunctions', 'AWSStepFunctions', 'AWSStepFunctionsException');
}

async function start(request: TaskRequest, client: SFNClient): Promise<{ [key: string]: Json }> {
  const parameters = isObject(request.arguments) ? (request.arguments as { [key: string]: Json }) : {};
  const { StartExecutionCommand } = await import('@aws-sdk/client-sfn');
  const { Input, Name, StateMachineArn, TraceHeader } = parameters;
  const command = new StartExecutionCommand({
    stateMachineArn: typeof StateMachineArn === 'string' ? StateMachineArn : undefined,
    name: typeof Name === 'string' ? Name : undefined,
    traceHeader: typeof TraceHeader === 'string' ? TraceHeader : undefined,
    input: Input === undefined ? undefined : typeof Input === 'string' ? Input : stringifyJson(Input),
  });
  const head = captureHead(command);
  try {
    const { executionArn, startDate } = await client.send(command, { abortSignal: request.signal });
    return {
      ExecutionArn: executionArn ?? '',
      ...sdkMetadata(head(), { connection: 'connection' }),
      StartDate: startDate?.getTime() ?? null,
    };
  } catch (error) {
    throw fail(error);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const done = () => {
      signal.removeEventListener('abort', abandon);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const abandon = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abandon, { once: true });
  });
}

/** Desiste de esperar quando a tarefa é abortada. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abandon = () => reject(signal.reason);
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abandon));
  });
}

async function untilFinished(
  client: SFNClient,
  executionArn: string,
  signal: AbortSignal,
  executions: ExecutionWatcher | undefined,
): Promise<DescribeExecutionCommandOutput> {
  const { DescribeExecutionCommand } = await import('@aws-sdk/client-sfn');
  const describeChild = () =>
    client.send(new DescribeExecutionCommand({ executionArn }), { abortSignal: signal });
  const watched = executions?.afterExecution(executionArn, describeChild);
  if (watched) return unlessAborted(watched, signal);
  for (let wait = FIRST_POLL; ; wait = Math.min(wait * 2, LAST_POLL)) {
    const described = await describeChild();
    if (described.status !== 'RUNNING') return described;
    await pause(wait, signal);
  }
}

/** A filha como `.sync` a devolve; com `:2`, entrada e saída já lidas. */
function describe(child: DescribeExecutionCommandOutput, isParsed: boolean): string {
  const data = (value: string | undefined) =>
    value === undefined ? undefined : isParsed ? value : JSON.stringify(value);
  const fields: [string, string | undefined][] = [
    ['Cause', child.cause === undefined ? undefined : JSON.stringify(child.cause)],
    ['Error', child.error === undefined ? undefined : JSON.stringify(child.error)],
    ['ExecutionArn', JSON.stringify(child.executionArn)],
    ['Input', data(child.input)],
    ['InputDetails', '{"Included":true}'],
    ['Name', JSON.stringify(child.name)],
    ['Output', data(child.output)],
    ['OutputDetails', child.output === undefined ? undefined : '{"Included":true}'],
    ['StartDate', String(child.startDate?.getTime())],
    ['StateMachineArn', JSON.stringify(child.stateMachineArn)],
    ['Status', JSON.stringify(child.status)],
    ['StopDate', String(child.stopDate?.getTime())],
  ];
  return `{${fields.flatMap(([name, value]) => (value === undefined ? [] : [`"${name}":${value}`])).join(',')}}`;
}

async function startSync(
  request: TaskRequest,
  { clients, executions, pattern }: IntegrationContext,
): Promise<JsonText> {
  const client = await clients.sfn();
  let submitted = request.submittedOutput;
  if (submitted === undefined) {
    submitted = await start(request, client);
    request.submitted(submitted);
  }
  const executionArn = isObject(submitted) ? String(submitted.ExecutionArn) : '';
  const stopChild = async () => {
    const { StopExecutionCommand } = await import('@aws-sdk/client-sfn');
    await client.send(new StopExecutionCommand({ executionArn }));
  };
  const onAbort = () => void stopChild().catch(() => {});
  request.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const child = await untilFinished(client, executionArn, request.signal, executions);
    const text = describe(child, pattern === 'sync:2');
    if (child.status !== 'SUCCEEDED') throw new TaskError('States.TaskFailed', text);
    return new JsonText(text);
  } catch (error) {
    throw fail(error);
  } finally {
    request.signal.removeEventListener('abort', onAbort);
  }
}

/** `states:startExecution`, com `.sync` (saída em texto), `.sync:2` (saída em JSON) e `.waitForTaskToken`. */
export const statesStartExecution: Integration = async (request, context) => {
  if (context.pattern === 'sync' || context.pattern === 'sync:2') return startSync(request, context);
  const client = await context.clients.sfn();
  return respond(request, context, () => start(request, client));
};
