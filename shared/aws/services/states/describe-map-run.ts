import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { epochSeconds, optionalDate } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeMapRun` */
export const describeMapRun: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeMapRun', resource: String(input.mapRunArn) }),
  run(input, service) {
    const arn = requiredString(input, 'mapRunArn', { min: 1, max: 2000 });
    checkArn(arn, 'mapRun');
    const mapRun = service.executions.mapRuns.get(arn);
    return {
      executionArn: mapRun.executionArn,
      executionCounts: mapRun.executionCounts,
      itemCounts: mapRun.itemCounts,
      mapRunArn: arn,
      maxConcurrency: mapRun.maxConcurrency,
      redriveCount: mapRun.redriveCount,
      redriveDate: optionalDate(mapRun.redriveDate),
      startDate: epochSeconds(mapRun.startDate),
      status: mapRun.status,
      stopDate: optionalDate(mapRun.stopDate),
      toleratedFailureCount: mapRun.toleratedFailureCount,
      toleratedFailurePercentage: mapRun.toleratedFailurePercentage,
    };
  },
};
