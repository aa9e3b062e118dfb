import { stringifyJson } from '../../asl/json/index.ts';
import type { Integration } from './integration.ts';

/**
 * O ARN de uma activity: a tarefa fica na fila até que um worker a pegue com `GetActivityTask`, e termina quando
 * o token dela é devolvido.
 */
export const activity: Integration = (request, { activities, callbacks }) => {
  const { resource, token = '', signal } = request;
  // A espera começa antes: o worker pode responder assim que pegar a tarefa.
  const answer = callbacks.wait(token, signal, () => request.heartbeat(), resource);
  if (!request.alreadyStarted) {
    activities?.schedule(resource, {
      token,
      input: stringifyJson(request.arguments),
      signal,
      start: (workerName) => request.started(workerName),
    });
  }
  return answer;
};
