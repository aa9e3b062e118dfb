import { optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkExecutionArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';
import { referencesField } from './variable-references.ts';

/** `DescribeStateMachineForExecution`: a máquina como era quando a execução começou. */
export const describeStateMachineForExecution: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:DescribeStateMachineForExecution',
    resource: String(input.executionArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const included = optionalOneOf(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']);
    checkExecutionArn(arn, service);
    const { machine, mapRunArn } = service.executions.get(arn);
    return {
      ...(included === 'METADATA_ONLY'
        ? {}
        : { definition: machine.definition, ...referencesField(machine.definition) }),
      encryptionConfiguration: machine.encryptionConfiguration,
      label: mapRunArn === undefined ? undefined : service.executions.mapRuns.get(mapRunArn).label,
      loggingConfiguration: machine.loggingConfiguration,
      mapRunArn,
      name: machine.name,
      revisionId: machine.revisionId,
      roleArn: machine.roleArn,
      stateMachineArn: machine.arn,
      tracingConfiguration: machine.tracingConfiguration,
      updateDate: epochSeconds(machine.updateDate),
    };
  },
};
