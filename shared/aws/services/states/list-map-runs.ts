import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkExecutionArn } from './arns.ts';
import { page } from './paging.ts';
import { epochSeconds, optionalDate } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ListMapRuns`: os que uma execução abriu, na ordem. */
export const listMapRuns: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:ListMapRuns', resource: String(input.executionArn) }),
  run(input, service) {
    const executionArn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    checkExecutionArn(executionArn, service);
    service.executions.get(executionArn);
    const mapRuns = service.executions.mapRuns.of(executionArn);
    const { items, nextToken } = page(mapRuns, input, `map runs ${executionArn}`);
    return {
      mapRuns: items.map(({ arn, machine, startDate, stopDate }) => ({
        executionArn,
        mapRunArn: arn,
        startDate: epochSeconds(startDate),
        stateMachineArn: machine.arn,
        stopDate: optionalDate(stopDate),
      })),
      nextToken,
    };
  },
};
