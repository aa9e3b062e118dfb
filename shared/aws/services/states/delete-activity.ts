import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DeleteActivity`: apagar o que não existe também dá certo. As tarefas que já foram entregues podem ser respondidas. */
export const deleteActivity: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DeleteActivity', resource: String(input.activityArn) }),
  run(input, service) {
    const arn = requiredString(input, 'activityArn', { min: 1, max: 256 });
    checkArn(arn, 'activity');
    service.activities.delete(arn);
    return {};
  },
};
