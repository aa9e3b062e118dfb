import { SystemClock } from '../../asl/execution/system-clock.ts';
import { AwsError } from '../errors.ts';
import { taskOf } from '../integrations/task-scope.ts';
import type { JsonObject } from '../json.ts';
import { type Call, RawReply, type ServiceContext } from '../service.ts';
import type { CheckedFault } from './fault.ts';
import { type Waiter, wait } from './wait.ts';

/** Quanto espera por uma resposta que não vem quem chama por dentro, e não tem como desistir. Milissegundos. */
const INNER_PATIENCE = 60_000;
/** O tempo que a AWS dá a uma função que não diz o seu. Segundos. */
const DEFAULT_TIMEOUT = 3;

/** A função pode ter dormido no relógio do sistema: o que roda dentro dela não anda no virtual. */
const realTime = new SystemClock();

function waiterOf(context: ServiceContext, call: Call): Waiter {
  const { clock, iam } = context;
  const task = taskOf(call.request)?.signal;
  const isFunction = task === undefined && iam.sessionOf(call.request?.headers.authorization) !== undefined;
  return { clock: isFunction ? realTime : clock, task, gone: call.signal };
}

function gaveUp(): AwsError {
  return new AwsError('RequestTimeout', 'The caller gave up before the response.', 408);
}

/** A resposta de uma função que falhou; quem chamou sem esperar (`Event`) só ouve que foi aceita. */
function failedFunction(call: Call, failure: { errorType: string; errorMessage: string }): RawReply {
  if (call.request?.headers['x-amz-invocation-type'] === 'Event') return new RawReply(202, {}, '');
  return new RawReply(
    200,
    {
      'content-type': 'application/json',
      'x-amz-executed-version': '$LATEST',
      'x-amz-function-error': 'Unhandled',
      'x-amzn-remapped-content-length': '0',
      'x-amzn-requestid': call.requestId,
    },
    JSON.stringify(failure),
  );
}

function timeLimitOf(context: ServiceContext, input: JsonObject): number {
  const name =
    String(input.FunctionName)
      .replace(/^.*:function:/, '')
      .split(':')[0] ?? '';
  const functions = context.storage.collection<{ readonly timeout: number }>('lambda/functions');
  return functions.get(name)?.timeout ?? DEFAULT_TIMEOUT;
}

/**
 * Faz acontecer uma falha. Devolve a resposta no lugar da ação, ou `undefined` quando a ação segue (só atrasou).
 * @throws `AwsError` com o erro encomendado
 */
export async function inject(
  fault: CheckedFault,
  input: JsonObject,
  context: ServiceContext,
  call: Call,
): Promise<RawReply | undefined> {
  const waiter = waiterOf(context, call);
  const { delay, effect } = fault;
  if (delay > 0 && !(await wait(waiter, delay))) throw gaveUp();
  switch (effect.kind) {
    case 'slow':
      return undefined;
    case 'error':
      throw new AwsError(effect.code, effect.message, effect.status);
    case 'timeout':
      await wait(waiter, call.signal ? undefined : INNER_PATIENCE);
      throw gaveUp();
    case 'functionError':
      return failedFunction(call, { errorType: effect.errorType, errorMessage: effect.errorMessage });
    case 'outOfMemory':
      return failedFunction(call, {
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${call.requestId} Error: Runtime exited with error: signal: killed`,
      });
    case 'timeLimit': {
      const seconds = timeLimitOf(context, input);
      if (!(await wait(waiter, seconds * 1000))) throw gaveUp();
      return failedFunction(call, {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${call.requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
      });
    }
  }
}
