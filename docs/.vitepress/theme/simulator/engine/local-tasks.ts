import { type Json, TaskError, type TaskRequest } from '../../../../../shared/asl/index.ts';
import { isObject, parseJson, stringifyJson } from '../../../../../shared/asl/json/index.ts';

/** Só existe sob `npm start`. */
const ADDRESS = '/_curso/simulador/tarefa';

const UNREACHABLE = 'A AWS local não respondeu. Ela só existe enquanto npm start está aberto.';

/**
 * Leva uma tarefa à AWS local, que a faz como a de uma máquina. A resposta vem em linhas de JSON: primeiro, em
 * `.sync` e `.waitForTaskToken`, `{"submitted": …}`, ou `{"started": …}`, de uma activity; a cada sinal de vida, `{"heartbeat": true}`; no fim,
 * `{"result": …}` ou `{"error": …, "cause": …}`.
 * @throws TaskError com o erro que a AWS local deu
 */
export async function askLocalAws(request: TaskRequest): Promise<Json> {
  const response = await post(request);
  if (!response.ok || !response.body) throw new TaskError('States.TaskFailed', await refusalIn(response));
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new TaskError('States.TaskFailed', UNREACHABLE);
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const answer = readLine(line, request);
      if (answer !== undefined) return answer;
    }
  }
}

async function post(request: TaskRequest): Promise<Response> {
  const { resource, token, stateName, executionArn, attempt, timeoutSeconds, heartbeatSeconds, roleArn } =
    request;
  try {
    return await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-curso': '1' },
      body: stringifyJson({
        resource,
        arguments: request.arguments,
        stateName,
        executionArn,
        attempt,
        ...(token === undefined ? {} : { token }),
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
        ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
      }),
      signal: request.signal,
    });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new TaskError('States.TaskFailed', UNREACHABLE);
  }
}

/** @returns o resultado, se a linha o traz */
function readLine(line: string, request: TaskRequest): Json | undefined {
  const message = parseJson(line);
  if (!isObject(message)) return undefined;
  if (message.submitted !== undefined) request.submitted(message.submitted);
  if (message.started !== undefined) request.started(textOf(message.started));
  if (message.heartbeat === true) request.heartbeat();
  if (typeof message.error === 'string') throw new TaskError(message.error, textOf(message.cause));
  return message.result;
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

async function refusalIn(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { erro?: string } | null;
  return body?.erro ?? UNREACHABLE;
}
