import { JsonText, TaskError } from '../../asl/index.ts';
import { parseJson } from '../../asl/json/index.ts';
import { compactJson } from '../json.ts';
import { stateMachineArnOf } from './execution-origin.ts';
import { exchange, type HttpAnswer } from './http-invoke-exchange.ts';
import { buildRequest, parseHttpTask } from './http-invoke-request.ts';
import type { Integration } from './integration.ts';

/** Milissegundos até a AWS desistir de uma resposta. */
const TIMEOUT = 60_000;

const binaryTypes = /^(application\/octet-stream|(image|video|audio)\/)/i;
const jsonTypes = /^application\/([^;]+\+)?json\s*(;|$)/i;

function bodyText({ body, headers }: HttpAnswer): string {
  const type = headers['content-type']?.[0] ?? '';
  if (binaryTypes.test(type)) {
    throw new TaskError('States.Runtime', `The HTTP response has an unsupported content type: ${type}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new TaskError('States.Runtime', 'The HTTP response cannot be read as a valid string');
  }
}

/** O corpo como o resultado o mostra: lido, quando a resposta diz que é JSON e é; senão, texto. */
function bodyJson(answer: HttpAnswer): string {
  const text = bodyText(answer);
  if (jsonTypes.test(answer.headers['content-type']?.[0] ?? '')) {
    try {
      parseJson(text);
      return compactJson(text);
    } catch {
      // Disse que era JSON e não é: vai como texto.
    }
  }
  return JSON.stringify(text);
}

function resultOf(answer: HttpAnswer): JsonText {
  const { headers, status, statusText } = answer;
  return new JsonText(
    `{"Headers":${JSON.stringify(headers)},"ResponseBody":${bodyJson(answer)},` +
      `"StatusCode":${status},"StatusText":${JSON.stringify(statusText)}}`,
  );
}

/**
 * `http:invoke`: um pedido HTTP de verdade, para onde a definição diz, com o que a conexão do EventBridge acrescenta.
 * Uma resposta fora de 2xx é uma falha cuja causa é só o texto do código, como a AWS faz: o corpo se perde.
 * @param timeout milissegundos
 */
export function httpInvoke(timeout = TIMEOUT): Integration {
  return async (request, { connections }) => {
    const task = parseHttpTask(request.arguments);
    if (!connections) {
      throw new TaskError('Events.ConnectionResource.InternalError', 'There is no connection store here.');
    }
    const connection = await connections.open({
      roleArn: request.roleArn,
      stateMachineArn: stateMachineArnOf(request.executionArn) ?? '*',
      connectionArn: task.connectionArn,
      endpoint: task.url.href,
      method: task.method,
    });
    const answer = await exchange(
      buildRequest(task, connection, connections.region),
      request.signal,
      timeout,
    );
    if (answer.status === 401 || answer.status === 407) connections.refused(task.connectionArn);
    if (answer.status < 200 || answer.status > 299) {
      throw new TaskError(`States.Http.StatusCode.${answer.status}`, answer.statusText);
    }
    return resultOf(answer);
  };
}
