import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';

/** `SendTaskFailure` */
export const sendTaskFailure: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:SendTaskFailure',
    resource: service.callbacks.resourceOf(input.taskToken),
  }),
  async run(input, service) {
    const token = requiredString(input, 'taskToken', { min: 1, max: 2048 });
    const error = optionalString(input, 'error', { max: 256 });
    const cause = optionalString(input, 'cause', { max: 32_768 });
    await service.callbacks.fail(token, error, cause);
    await service.executions.recorded();
    return {};
  },
};
