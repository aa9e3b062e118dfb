import { optionalInteger } from '../../input.ts';
import type { Action, ServiceContext } from '../../service.ts';
import { readRequests } from '../bedrock/request-journal.ts';

/**
 * `GET /_local/model-requests`: o que chegou ao modelo por trás do Bedrock, do mais antigo ao mais novo.
 * `modelId` e `executionArn` filtram; `last` dá só os últimos.
 */
export const listModelRequests: Action<ServiceContext> = {
  route: 'GET /_local/model-requests',
  run(input, { storage }) {
    const last = optionalInteger(
      { last: input.last === undefined ? undefined : Number(input.last) },
      'last',
      {
        min: 1,
      },
    );
    const requests = readRequests(storage).filter(
      ({ modelId, executionArn }) =>
        (input.modelId === undefined || modelId === input.modelId) &&
        (input.executionArn === undefined || executionArn === input.executionArn),
    );
    return { requests: last === undefined ? requests : requests.slice(-last) };
  },
};
