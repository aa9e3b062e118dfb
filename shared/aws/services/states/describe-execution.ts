import { optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkExecutionArn } from './arns.ts';
import { epochSeconds, optionalDate } from './records.ts';
import { redriveStatusOf } from './redrive-status.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeExecution`. Uma execução Express só se descreve quando é filha de um Map Run. */
export const describeExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeExecution', resource: String(input.executionArn) }),
  run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const included = optionalOneOf(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']) !== 'METADATA_ONLY';
    checkExecutionArn(arn, service);
    const record = service.executions.get(arn);
    const now = service.context.clock.now();
    return {
      cause: record.cause,
      error: record.error,
      executionArn: arn,
      ...(included ? { input: record.input } : {}),
      inputDetails: { included },
      mapRunArn: record.mapRunArn,
      name: record.name,
      ...(record.output === undefined
        ? {}
        : { ...(included ? { output: record.output } : {}), outputDetails: { included } }),
      redriveCount: record.redriveCount ?? 0,
      redriveDate: optionalDate(record.redriveDate),
      ...redriveStatusOf(record, now, () => service.executions.history(arn)),
      startDate: epochSeconds(record.startDate),
      stateMachineAliasArn: record.aliasArn,
      stateMachineArn: record.machine.arn,
      stateMachineVersionArn: record.versionArn,
      status: record.status,
      stopDate: optionalDate(record.stopDate),
      traceHeader: record.traceHeader,
    };
  },
};
