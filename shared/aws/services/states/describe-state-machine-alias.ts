import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeStateMachineAlias` */
export const describeStateMachineAlias: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:DescribeStateMachineAlias',
    resource: String(input.stateMachineAliasArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineAliasArn', { min: 1, max: 256 });
    checkMachineArn(arn);
    const alias = service.aliases.get(arn);
    return {
      creationDate: epochSeconds(alias.creationDate),
      description: alias.description,
      name: alias.name,
      routingConfiguration: alias.routingConfiguration,
      stateMachineAliasArn: arn,
      updateDate: epochSeconds(alias.updateDate),
    };
  },
};
