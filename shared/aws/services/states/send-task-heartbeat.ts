import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';

/** `SendTaskHeartbeat` */
export const sendTaskHeartbeat: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:SendTaskHeartbeat',
    resource: service.callbacks.resourceOf(input.taskToken),
  }),
  async run(input, service) {
    await service.callbacks.heartbeat(requiredString(input, 'taskToken', { min: 1, max: 2048 }));
    return {};
  },
};
