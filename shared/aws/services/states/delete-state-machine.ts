import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DeleteStateMachine`: apagar o que não existe também dá certo, como na AWS. As execuções vão junto. */
export const deleteStateMachine: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DeleteStateMachine', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    checkArn(arn, 'stateMachine');
    service.machines.delete(arn);
    service.executions.deleteOf(arn);
    return {};
  },
};
