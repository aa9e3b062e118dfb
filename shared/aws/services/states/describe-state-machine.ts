import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeStateMachine` */
export const describeStateMachine: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeStateMachine', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    checkArn(arn, 'stateMachine');
    const machine = service.machine(arn);
    return {
      creationDate: epochSeconds(machine.creationDate),
      definition: machine.definition,
      loggingConfiguration: machine.loggingConfiguration,
      name: machine.name,
      ...(machine.revisionId ? { revisionId: machine.revisionId } : {}),
      roleArn: machine.roleArn,
      stateMachineArn: machine.arn,
      status: 'ACTIVE',
      tracingConfiguration: machine.tracingConfiguration,
      type: machine.type,
    };
  },
};
