import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `StopExecution`: parar o que já terminou devolve a data do fim. */
export const stopExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:StopExecution', resource: String(input.executionArn) }),
  async run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const error = optionalString(input, 'error', { max: 256 });
    const cause = optionalString(input, 'cause', { max: 32_768 });
    checkArn(arn, 'execution');
    service.executions.get(arn);
    const record = await service.executions.stop(arn, { error, cause });
    return { stopDate: epochSeconds(record.stopDate ?? service.context.clock.now()) };
  },
};
