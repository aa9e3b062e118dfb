import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/**
 * `DeleteStateMachine`: apagar o que não existe também dá certo, como na AWS. As versões, os apelidos e as
 * execuções vão junto.
 */
export const deleteStateMachine: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DeleteStateMachine', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    checkMachineArn(arn);
    service.machines.delete(arn);
    service.aliases.deleteOf(arn);
    service.versions.deleteOf(arn);
    service.executions.deleteOf(arn);
    return {};
  },
};
