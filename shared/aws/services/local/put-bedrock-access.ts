import type { Action, ServiceContext } from '../../service.ts';
import { writeAccess } from '../bedrock/access.ts';

/**
 * `PUT /_local/bedrock/access`: troca inteiro o que a conta pode no Bedrock; `{}` volta a poder tudo.
 * @example `{ "faults": [{ "model": "anthropic.*", "fault": "no-access" }],
 *   "quotas": [{ "model": "*", "requestsPerMinute": 0 }], "retiredModels": "refuse" }`
 */
export const putBedrockAccess: Action<ServiceContext> = {
  route: 'PUT /_local/bedrock/access',
  run: (input, { storage }) => writeAccess(storage, input),
};
