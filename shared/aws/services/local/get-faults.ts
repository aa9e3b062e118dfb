import type { Action, ServiceContext } from '../../service.ts';

/** `GET /_local/faults`: as falhas em vigor, com quantas chamadas cada uma viu e em quantas aconteceu. */
export const getFaults: Action<ServiceContext> = {
  route: 'GET /_local/faults',
  run: (_input, { faults }) => ({ faults: faults.report() }),
};
