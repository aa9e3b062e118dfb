import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DeleteStateMachineAlias`: apagar o que não existe também dá certo. As versões ficam. */
export const deleteStateMachineAlias: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:DeleteStateMachineAlias',
    resource: String(input.stateMachineAliasArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineAliasArn', { min: 1, max: 256 });
    checkMachineArn(arn);
    service.aliases.delete(arn);
    return {};
  },
};
