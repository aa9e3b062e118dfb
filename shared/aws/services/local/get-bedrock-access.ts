import type { Action, ServiceContext } from '../../service.ts';
import { readAccess } from '../bedrock/access.ts';
import { learnerFaults } from '../bedrock/learner-faults.ts';

/** `GET /_local/bedrock/access`: o que a conta pode no Bedrock, e as falhas que se podem pedir. */
export const getBedrockAccess: Action<ServiceContext> = {
  route: 'GET /_local/bedrock/access',
  run(_input, { storage }) {
    const known = Object.entries(learnerFaults).map(([name, { explanation, code, message, status }]) => ({
      name,
      explanation,
      code,
      message,
      status,
    }));
    return { ...readAccess(storage), known };
  },
};
