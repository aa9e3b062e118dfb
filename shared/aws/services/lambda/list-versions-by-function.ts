import type { Action } from '../../service.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';

/** `ListVersionsByFunction`, numa página só. */
export const listVersionsByFunction: Action<Lambda> = {
  route: 'GET /2015-03-31/functions/{FunctionName}/versions',
  permission: (input, service) => ({
    action: 'lambda:ListVersionsByFunction',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const latest = service.find(service.nameOf(input.FunctionName));
    return { Versions: [latest, ...service.versionsOf(latest.name)].map(describe), NextMarker: null };
  },
};
