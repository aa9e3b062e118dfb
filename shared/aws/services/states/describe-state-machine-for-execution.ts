import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeStateMachineForExecution`: a máquina como era quando a execução começou. */
export const describeStateMachineForExecution: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:DescribeStateMachineForExecution',
    resource: String(input.executionArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    checkArn(arn, 'execution');
    const { machine } = service.executions.get(arn);
    return {
      definition: machine.definition,
      loggingConfiguration: machine.loggingConfiguration,
      name: machine.name,
      ...(machine.revisionId ? { revisionId: machine.revisionId } : {}),
      roleArn: machine.roleArn,
      stateMachineArn: machine.arn,
      tracingConfiguration: machine.tracingConfiguration,
      updateDate: epochSeconds(machine.updateDate),
    };
  },
};
