import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ListStateMachines`: por ordem de criação. */
export const listStateMachines: Action<StepFunctions> = {
  permission: () => ({ action: 'states:ListStateMachines', resource: '*' }),
  run(input, service) {
    const machines = [...service.machines.values()].sort((a, b) => a.creationDate - b.creationDate);
    const { items, nextToken } = page(machines, input, 'machines');
    return {
      stateMachines: items.map(({ arn, name, type, creationDate }) => ({
        creationDate: epochSeconds(creationDate),
        name,
        stateMachineArn: arn,
        type,
      })),
      nextToken,
    };
  },
};
