import { optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { type ExecutionRecord, epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

function redriveStatusOf(record: ExecutionRecord): object {
  if (record.status === 'RUNNING') {
    return {
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    };
  }
  if (record.status === 'SUCCEEDED') {
    return {
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    };
  }
  return { redriveStatus: 'REDRIVABLE' };
}

/** `DescribeExecution` */
export const describeExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeExecution', resource: String(input.executionArn) }),
  run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const included = optionalOneOf(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']) !== 'METADATA_ONLY';
    checkArn(arn, 'execution');
    const record = service.executions.get(arn);
    return {
      cause: record.cause,
      error: record.error,
      executionArn: arn,
      ...(included ? { input: record.input } : {}),
      inputDetails: { included },
      name: record.name,
      ...(record.output === undefined
        ? {}
        : { ...(included ? { output: record.output } : {}), outputDetails: { included } }),
      redriveCount: 0,
      ...redriveStatusOf(record),
      startDate: epochSeconds(record.startDate),
      stateMachineArn: record.machine.arn,
      status: record.status,
      stopDate: record.stopDate === undefined ? undefined : epochSeconds(record.stopDate),
    };
  },
};
